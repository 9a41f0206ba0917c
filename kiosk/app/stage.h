// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <list>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "app/footer.h"
#include "archive/archive.h"
#include "layout/compose.h"
#include "layout/notice.h"
#include "picture/prepare.h"
#include "schedule/cue.h"
#include "screen/canvas.h"

namespace chancery {

// How the show looks, on most days and in mourning.
struct Looks {
    Theme everyday;
    Theme mourning;
    // The pixels of their emblems, by the names that the themes have for them.
    std::vector<std::pair<Digest, std::shared_ptr<const Pixels>>> emblems = {};
};

// The picture of words. One that is sent for a single language has words in it: of two languages, it stands for neither.
// Null where they have none.
const Picture* picture_of(const Content& content);

// What the layout is told of these words' picture that is ready: what frames call it, and how light it is (LuminanceMap).
Backdrop backdrop_of(const Picture& picture, const Digest& name, const std::uint8_t* light, const Content& content);

// Sets the pages of a cue: brings its prepared picture from the archive and calls compose(). Keeps the last few, since
// the pages of one statement and of the next are asked for again and again. One thread, with its own Typeface.
class Stage {
public:
    // Prepared pictures are looked for in each of the archives.
    // `share`: the decoding of one.
    Stage(std::vector<Archive*> archives, Typeface& typeface, Looks looks, Viewport viewport, ShareRows share = nullptr);

    // For pages composed from now on.
    void resize(Size size);
    [[nodiscard]] const Viewport& viewport() const { return viewport_; }
    [[nodiscard]] const Looks& looks() const { return looks_; }

    // The pages of the cue's statement in the cue's language or languages, in the mourning theme and with a grey picture
    // where the cue mourns; at least one. Of a dark cue, whatever else it says, one black page that stays for a minute.
    // They live as long as someone holds them.
    std::shared_ptr<const std::vector<Page>> pages(const Cue& cue);

    // The page with a box for the technician over it.
    Frame with(const Notice& notice, Frame page);

    // From now on pages have a footer by these rules; they are set anew.
    void take_footer(FooterRules rules);
    [[nodiscard]] const FooterRules& footer() const { return footer_; }
    // The page with what its footer says now, where it has one.
    Frame with(const FooterWords& words, const Page& page);

    // How large the picture of the cue's pages was when it came, and how many of the screen's pixels one of its own spans
    // now: more than 1 where it was enlarged; and how much of it is seen, 1 where that is all. Nothing where there is none, or
    // that is not known.
    struct Enlargement {
        Size original;
        double factor;
        double seen = 1;
    };
    [[nodiscard]] std::optional<Enlargement> enlargement(const Cue& cue);

    // The picture for the screen, by the name that the last pages() gave it in a frame.
    std::shared_ptr<const Pixels> pixels(const Digest& name);
    // Both ways to it. For as long as the stage lives.
    PictureLookup pictures();

    // From now on words are parted by these rules; pages are set anew.
    void part_words_by(std::shared_ptr<const Hyphenator> hyphenator) {
        typeface_.part_words_by(std::move(hyphenator));
        sets_.clear();
    }

    // The page that was asked for is drawn: its picture, the largest thing in memory, is let go. It can be brought back.
    void forget_pictures() { pictures_.clear(); }

private:
    // A picture for a screen of this size, decoded when somebody asks for its pixels.
    struct Ready {
        Digest name;
        Size size;
        bool grey;
        StoredPicture stored;
        std::shared_ptr<const Pixels> pixels = nullptr;
    };
    // What tells two sets of pages apart. It keeps the edition alive, so that its address is no other's.
    struct Key {
        EditionPtr edition;
        std::size_t statement, version;
        std::optional<std::size_t> beside;
        bool mourning;
        Size size;
        bool operator==(const Key&) const = default;
    };
    struct Set {
        Key key;
        std::optional<Picture> picture;  // where the pages have one, to bring it back when it is no longer held
        std::shared_ptr<const std::vector<Page>> pages;
        Size original = {};  // of that picture
        bool whole = false;  // all of it is shown
    };
    [[nodiscard]] Key key_of(const Cue& cue) const { return {cue.edition, cue.statement, cue.version, cue.beside, cue.mourning, viewport_.size}; }

    // A theme's art, made ready for the screen in the archive's form: the pixels of a whole screen are too much to hold.
    struct ReadyArt {
        Digest name;
        Bytes stored;
        bool grey;
    };
    void take_arts();
    void take_art(Theme& theme, bool grey);

    // Null where there is none. Grey: its pixels are; how light it is stays the same.
    Ready* prepared(const Picture& picture, bool grey);
    Ready* by_name(const Digest& name);
    Ready* known(const Digest& name);
    Ready* keep(const Digest& name, Result<Bytes> stored, bool grey);
    bool paint(const Digest& name, Pixels& page);

    std::vector<Archive*> archives_;
    Typeface& typeface_;
    Looks looks_;
    Viewport viewport_;
    ShareRows share_;
    std::vector<ReadyArt> arts_;
    std::list<Ready> pictures_;  // newest first; one is enough for the pages and languages of one statement
    std::list<Set> sets_;        // newest first: the cue and the one after it
    FooterRules footer_;
    // Footers set last, newest first: of the page and of the one after it.
    struct Foot {
        FooterPlace place;
        FooterWords words;
        Footing footing;
    };
    std::list<Foot> feet_;
    Notice notice_;              // set last, for the size below
    Size notice_size_;
    std::vector<FrameItem> notice_box_;
};

}  // namespace chancery
