// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a playlist, and what it plays at some moments.
#include "edition/playlist_reader.h"
#include "schedule/schedule.h"
#include "words.h"

using namespace chancery;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Bytes feed = R"({"version":"https://jsonfeed.org/version/1.1","title":"M","language":"en","items":[
        {"id":"a","title":"A","content_text":"A.","date_published":"2026-01-01T00:00:00Z","tags":["x"]},{"id":"b","title":"B","content_text":"B."}]})";
    const auto sealed = seal({{"feed", "https://ministry.example/feed", "en", "jsonfeed", feed},
                              {"playlist", "https://ministry.example/playlist.json", "en", std::string(playlist_format), Bytes(lab::bytes_of(data, size))}},
                             {});
    if (!sealed) return 0;
    for (const Statement& statement : sealed->edition->statements()) lab::must_be_clean(statement);
    const Rotation rotation;
    for (const char* when : {"2026-01-05T09:00:00Z", "2026-03-29T00:59:59Z", "2028-02-29T23:30:00Z"}) {
        const Instant wall = *parse_rfc3339(when);
        const Now now{wall, Moment(Duration(1000)), ClockTrust::synchronized, wall};
        const auto cue = choose(sealed->edition, rotation, now, std::nullopt);
        if (cue && !cue->dark) lab::must(cue->statement < sealed->edition->statements().size() && may_show(cue->what(), now));
        const auto change = next_change(*sealed->edition, rotation, now);
        lab::must(!change || *change > wall);
    }
    return 0;
}
