// SPDX-License-Identifier: EUPL-1.2
#include "source/edition_keeper.h"

#include <utility>

#include "archive/testimony_store.h"
#include "edition/pictures.h"

namespace chancery {
namespace {

using namespace std::chrono_literals;

constexpr Duration between_trials = 24h;  // of the storage
constexpr auto cannot_be_kept = "the edition cannot be kept and would be lost at power-off: ";

}  // namespace

Status EditionKeeper::keep(const std::vector<Poll>& polls, const Edition& edition) {
    EditionRecord record{clock_.read().wall, {}, {}};
    Status kept;
    for (const Poll& poll : polls) {
        if (!poll.bytes() || !kept.ok()) continue;
        const auto bytes = archive_.store(*poll.bytes());
        if (!bytes.ok()) kept = bytes.error();
        else record.sources.push_back(poll.as_kept(*bytes));
        if (kept.ok() && poll.testimony()) kept = store_testimony(archive_, *poll.testimony(), record.sources.back());
    }
    for_each_picture(edition, [&](const Statement&, const Picture& picture) {
        if (picture.original) record.pictures[picture.url] = *picture.original;
    });
    if (kept.ok()) kept = archive_.keep(record);
    const std::string trouble = kept.ok() ? "" : kept.error().message;
    if (!trouble.empty() && trouble != unkept_) note_(cannot_be_kept + trouble);
    unkept_ = trouble;
    return kept;
}

void EditionKeeper::tidy(const Sealed& sealed, bool taken_back) {
    recall_is_due_ = recall_is_due_ || taken_back || holds_recalled_;
    holds_recalled_ = sealed.holds_recalled;
    if (unkept_.empty()) sweep();
}

Status EditionKeeper::make_good(const std::vector<Poll>& polls, const Edition& edition) {
    Status kept = keep(polls, edition);
    if (kept.ok()) sweep();
    return kept;
}

void EditionKeeper::sweep() {
    const Status swept = archive_.sweep(recall_is_due_ ? 1 : 2);
    if (swept.ok()) recall_is_due_ = false;
    else note_("cannot tidy the archive: " + swept.error().message);
}

void EditionKeeper::try_storage(Moment now) {
    if (now < next_trial_) return;
    next_trial_ = now + between_trials;
    const Status tried = archive_.try_storage();
    const std::string trouble = tried.ok() || tried.error().kind == ErrorKind::full ? "" : tried.error().message;
    if (!trouble.empty() && trouble != unsound_) note_(trouble);
    unsound_ = trouble;
}

std::string EditionKeeper::trouble() const {
    if (!unsound_.empty() || unkept_.empty()) return unsound_;
    return cannot_be_kept + unkept_;
}

}  // namespace chancery
