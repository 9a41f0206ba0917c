// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>

#include "layout/frame.h"
#include "publisher.h"

namespace chancery::lab {

// Judges what stands on the glass. It knows what the publishers meant, what time it really is, which answers reached the
// device, and when a time service vouched for its clock; of the kiosk it knows nothing but the words in a frame.
class Oracle {
public:
    static constexpr std::size_t sources = 2;

    enum class Verdict { fine, nothing_on, early, expired, withdrawn, never_said, house_words_though_there_are_others };
    struct Finding {
        Verdict verdict = Verdict::fine;
        Token token = 0;
    };

    // A whole answer of a source reached the device: from now on only its words count.
    void heard(std::size_t source, const std::vector<Wording>& words);
    // What was heard is safely kept: nothing can bring back what was before.
    void kept();
    // A time service vouches for the device's clock at this moment.
    void vouched(Instant now);
    // The device has been on, without a time service, for this long.
    void unvouched(Duration length);
    // The floor of the clock was surely saved, as it was this long ago.
    void floor_saved(Duration ago);
    // The power went: what was not kept may be forgotten.
    void restarted();

    // What the glass shows from one moment to another. True time throughout.
    Finding judge(const Frame& frame, Instant from, Instant until);

    [[nodiscard]] std::size_t wordings_shown() const { return shown_; }
    [[nodiscard]] std::size_t wordings_heard() const { return meant_.size(); }

private:
    struct Meant {
        Wording wording;
        bool seen = false;
    };
    [[nodiscard]] Verdict of(Token token, Instant from, Instant until);
    [[nodiscard]] bool anything_timeless() const;

    struct Known {
        std::set<Token> may_show;                  // said last, or perhaps the time before, where it is not certain
        std::vector<Wording> last;
        bool certain = true;
    };
    std::array<Known, sources> known_;
    std::array<std::set<Token>, sources> kept_;
    std::map<Token, Meant> meant_;  // by token, without those that must never be seen
    std::size_t shown_ = 0;
    std::optional<Instant> floor_, saved_floor_;
};

std::string sentence(const Oracle::Finding& finding);

}  // namespace chancery::lab
