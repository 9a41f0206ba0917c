// SPDX-License-Identifier: EUPL-1.2
// How an edition comes back from the card: Archive::restore().
#include <algorithm>
#include <optional>
#include <span>

#include "archive/archive.h"
#include "archive/format.h"
#include "archive/generations.h"
#include "archive/testimony_store.h"

namespace chancery {
namespace {

// A kept source as it lies on the card.
struct Opened {
    SourceBytes source;
    std::optional<Testimony> testimony;
};

// Nothing older stands in for what may not be shown.
bool is_damaged(const Result<Opened>& opened) { return !opened && opened.error().kind != ErrorKind::refused; }

// Brings back what records name, source by source, judged by the settings' keys.
class Reopening {
public:
    Reopening(Directory& directory, const Now& now, Keyring* keyring) : directory_(directory), now_(now), keyring_(keyring) {}

    // The generation of the first of these numbers; the others are those before it. An error where nothing of it is whole.
    Result<Restored> read(std::span<const unsigned> numbers) {
        Result<EditionRecord> record = read_record(directory_, numbers.front());
        if (!record) return record.error();
        // All of it before anything older: its manifests are known to the guards then.
        std::vector<Result<Opened>> opened;
        for (const KeptSource& source : record->sources) opened.push_back(open(source));
        if (!opened.empty() && std::ranges::all_of(opened, is_damaged)) return opened.front().error();
        Restored restored{{record->kept, {}, std::move(record->pictures)}, {}, {}, {}, {}};
        for (std::size_t i = 0; i < opened.size(); ++i) {
            if (is_damaged(opened[i])) opened[i] = from_before(record->sources[i], numbers.subspan(1), opened[i].error(), restored);
            take(std::move(record->sources[i]), std::move(opened[i]), restored);
        }
        return restored;
    }

private:
    // refused: it may not be shown; any other error: something of it is damaged.
    Result<Opened> open(const KeptSource& source) {
        Opened opened{{source.name, source.url, source.language, source.format, {}, {}}, std::nullopt};
        auto warrant = warrant_for(source, opened.testimony);
        if (!warrant) return warrant.error();
        auto bytes = read_object(directory_, source.bytes, max_source_bytes);
        if (!bytes) return bytes.error();
        opened.source.bytes = std::move(*bytes);
        opened.source.warrant = *std::move(warrant);
        return opened;
    }

    // The same source as a generation before has it, which `source` then is; the damage where none has it whole. Of a signed
    // one the bytes alone may be older: what its newest manifest takes back stays away.
    Result<Opened> from_before(KeptSource& source, std::span<const unsigned> before, const Error& damage, Restored& restored) {
        for (const unsigned number : before) {
            auto record = read_record(directory_, number);
            if (!record) continue;
            const auto same = std::ranges::find_if(record->sources, [&](const KeptSource& each) { return each.name == source.name && each.url == source.url; });
            if (same == record->sources.end()) continue;
            if (source.manifest) {
                same->roots = source.roots;
                same->newest = source.newest ? source.newest : source.manifest;
            }
            auto opened = open(*same);
            if (!opened) continue;
            restored.notes.push_back("what was kept of " + source.name + " is damaged, and what it said before is shown: " + damage.message);
            source = std::move(*same);
            restored.record.pictures.merge(record->pictures);
            return opened;
        }
        return damage;
    }

    static void take(KeptSource&& source, Result<Opened>&& opened, Restored& restored) {
        if (!opened) return restored.notes.push_back("what was kept of " + source.name + " is not shown: " + opened.error().message);
        restored.sources.push_back(std::move(opened->source));
        restored.testimonies.push_back(std::move(opened->testimony));
        restored.record.sources.push_back(std::move(source));
    }

    // Nothing for a source that need not be signed; else what it was believed by is left in `testimony`.
    Result<WarrantPtr> warrant_for(const KeptSource& source, std::optional<Testimony>& testimony) {
        if (!keyring_) return WarrantPtr();
        if (!keyring_->knows(source.name)) return {ErrorKind::refused, "the settings no longer name it"};
        Guard* const guard = keyring_->guard_of(source.name);
        if (!guard) return WarrantPtr();
        auto read = read_testimony(directory_, source);
        if (!read) return read.error();
        testimony = *std::move(read);
        return guard->reopen(*testimony, folder_of(source.url), now_);
    }

    Directory& directory_;
    const Now& now_;
    Keyring* keyring_;
};

void leave_out_missing_pictures(Directory& directory, Restored& restored) {
    std::erase_if(restored.record.pictures, [&](const auto& picture) {
        const auto size = directory.size(object_path(picture.second));
        if (size || size.error().kind != ErrorKind::missing) return false;
        restored.notes.push_back("the picture " + picture.first + " is no longer stored");
        return true;
    });
}

// What cannot be sealed is left out; an error where that is all there is.
Status seal_again(Restored& restored) {
    std::map<std::size_t, Error> left_out;
    restored.sealed = seal_what_can_be(restored.sources, restored.record.pictures, left_out);
    if (!left_out.empty() && left_out.size() == restored.sources.size()) return left_out.begin()->second;
    for (auto each = left_out.rbegin(); each != left_out.rend(); ++each) {
        const auto place = static_cast<std::ptrdiff_t>(each->first);
        restored.notes.push_back("what was kept of " + restored.sources[each->first].name + " is not shown: " + each->second.message);
        restored.sources.erase(restored.sources.begin() + place);
        restored.testimonies.erase(restored.testimonies.begin() + place);
        restored.record.sources.erase(restored.record.sources.begin() + place);
    }
    return {};
}

}  // namespace

Result<Restored> Archive::restore(const Now& now, Keyring* keyring) {
    const auto numbers = list_records(directory_);
    if (!numbers) return numbers.error();
    if (numbers->empty()) return {ErrorKind::missing, "no edition is stored"};
    std::string reasons;
    std::vector<std::string> notes;
    Reopening reopening(directory_, now, keyring);
    for (auto number = numbers->begin(); number != numbers->end(); ++number) {
        Result<Restored> restored = reopening.read({number, numbers->end()});
        Status whole = restored ? Status() : Status(restored.error());
        if (restored) {
            leave_out_missing_pictures(directory_, *restored);
            whole = seal_again(*restored);
        }
        if (whole) {
            restored->notes.insert(restored->notes.begin(), notes.begin(), notes.end());
            return restored;
        }
        notes.push_back("edition " + std::to_string(*number) + " cannot be shown: " + whole.error().message);
        reasons += (reasons.empty() ? "" : "; ") + notes.back();
    }
    return {ErrorKind::corrupt, reasons};
}

}  // namespace chancery
