// SPDX-License-Identifier: EUPL-1.2
#include "edition/playlist_reader.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "base/json_reader.h"
#include "edition/address.h"
#include "edition/extension.h"
#include "edition/json_feed.h"
#include "edition/language_tag.h"
#include "edition/limits.h"
#include "edition/when_reader.h"

namespace chancery {
namespace {

using namespace std::chrono_literals;

constexpr json::Limits limits{.max_bytes = std::size_t{16} << 20, .max_depth = 16, .max_values = 1'000'000, .comments = true};
constexpr std::string_view playlist_file = "playlist.json";
// A picture without words has no language (ISO 639-2: no linguistic content).
constexpr std::string_view no_language = "zxx";

class PlaylistReader {
public:
    PlaylistReader(const SourceBytes& source, const json::Document& document)
        : source_(source), document_(document), problems_(document), top_(document.root(), problems_) {}

    Result<PlaylistDraft> read() {
        top_.require({"playlist", "entries"});
        take_head();
        take_times();
        take_languages();
        if (top_.has("protocol")) take_protocol(top_.object("protocol"));
        for (const json::Value entry : top_.array("entries", max_entries)) take_entry(entry);
        top_.finish();
        if (problems_.any()) return problems_.status().error();
        return std::move(out_);
    }

private:
    using Priority = Playlist::Priority;
    using Order = Playlist::Order;

    void take_head() {
        Playlist& playlist = out_.playlist;
        playlist.source = source_.name;
        playlist.url = source_.url;
        playlist.name = top_.string("playlist", source_.name, max_name_bytes);
        playlist.priority = top_.choice("priority", Priority::lobby, {{"lobby", Priority::lobby}, {"event", Priority::event},
                                                                      {"condolence", Priority::condolence}, {"urgent", Priority::urgent}});
        playlist.order = top_.choice("order", Order::as_listed, {{"as_listed", Order::as_listed}, {"newest_first", Order::newest_first},
                                                                 {"weighted", Order::weighted}, {"shuffled", Order::shuffled}});
        playlist.seed = static_cast<std::uint32_t>(top_.integer("seed", 0, 0, UINT32_MAX));
        issuer_ = top_.string("issuer", "", max_name_bytes);
    }

    void take_times() {
        out_.playlist.when = read_when(top_, problems_);
        out_.playlist.dwell = read_dwell(top_);
    }

    void take_languages() {
        language_ = top_.string("language", source_.language, 64);
        if (!language_tag(language_)) top_.problem(top_.value("language"), "\"" + language_ + "\" is no language tag such as \"fr\"");
        for (const std::string& tag : top_.strings("languages", max_languages, 64)) {
            const auto clean = language_tag(tag);
            if (clean) out_.playlist.languages.push_back(*clean);
            else top_.problem(top_.value("languages"), "\"" + tag + "\" is no language tag such as \"fr\"");
        }
        if (top_.has("side_by_side")) out_.playlist.side_by_side = top_.boolean("side_by_side", false);
    }

    void take_protocol(json::Reader reader) {
        out_.playlist.protocol = read_protocol(reader);
        reader.finish();
    }

    static std::optional<Duration> read_dwell(json::Reader& reader) {
        if (!reader.has("dwell")) return std::nullopt;
        return reader.duration("dwell", 10s, 1s, 1h);
    }

    void take_entry(json::Value value) {
        json::Reader reader(value, problems_);
        PlaylistDraft::Line line;
        line.entry.weight = static_cast<unsigned>(reader.integer("weight", 1, 1, 10));
        line.entry.dwell = read_dwell(reader);
        int kinds = 0;
        for (const std::string_view key : {"statement", "picture", "select", "playlist", "folder"}) {
            if (!reader.has(key)) continue;
            ++kinds;
            if (key == "statement") line.draft = statement(reader.value(key));
            else if (key == "picture") line.draft = picture(reader);
            else if (key == "select") line.entry.selection = selection(reader.object(key));
            else line.link = link(reader, key);
        }
        if (kinds != 1) problems_.add(value, "an entry has one of these: \"statement\", \"picture\", \"select\", \"playlist\", \"folder\"");
        reader.finish();
        out_.lines.push_back(std::move(line));
    }

    [[nodiscard]] std::string pointer() const { return "/entries/" + std::to_string(out_.lines.size()); }

    Draft statement(json::Value item) {
        Draft draft = read_feed_item(document_, item, out_.lines.size(), pointer() + "/statement", {language_, issuer_, ""});
        if (draft.id.empty()) draft.id = pointer();
        return draft;
    }

    Draft picture(json::Reader& reader) {
        Draft draft;
        draft.item = out_.lines.size();
        draft.pointer = pointer();
        draft.place = reader.value("picture").place();
        draft.original.picture = reader.string("picture", "", max_url_bytes);
        draft.original.summary = reader.string("caption", "", max_summary_bytes);
        draft.original.language = draft.original.summary.empty() ? no_language : std::string_view(language_);
        draft.id = pointer() + "/" + draft.original.picture;
        draft.picture_alone = true;
        read_picture_keys(reader, draft.picture);
        return draft;
    }

    Selection selection(json::Reader reader) {
        Selection wanted;
        wanted.source = reader.string("source", "", max_name_bytes);
        wanted.tags = reader.strings("tags", max_tags, max_name_bytes);
        wanted.language = reader.string("language", "", 64);
        if (!wanted.language.empty() && !language_tag(wanted.language))
            reader.problem(reader.value("language"), "\"" + wanted.language + "\" is no language tag such as \"fr\"");
        wanted.newest = static_cast<std::size_t>(reader.integer("newest", 0, 0, static_cast<std::int64_t>(max_items)));
        if (reader.has("younger_than")) wanted.younger_than = reader.duration("younger_than", 24h, 1min, 24h * 3653);
        reader.finish();
        return wanted;
    }

    std::string link(json::Reader& reader, std::string_view key) {
        std::string text = reader.string(key, "", max_url_bytes);
        if (key == "folder" && !text.ends_with('/')) text += '/';
        auto address = resolve_address(text, source_.url);
        if (!address) {
            reader.problem(reader.value(key), address.error().message);
            return {};
        }
        return std::move(*address);
    }

    const SourceBytes& source_;
    const json::Document& document_;
    json::Problems problems_;
    json::Reader top_;
    PlaylistDraft out_;
    std::string language_, issuer_;
};

bool is_picture_name(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == name.npos || name.front() == '.') return false;
    std::string ending(name.substr(dot + 1));
    for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return ending == "jpg" || ending == "jpeg" || ending == "png" || ending == "webp";
}

// As people count: picture 2 comes before picture 10.
void sort_by_name(std::vector<std::string>& names) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale::getRoot(), status));
    if (U_SUCCESS(status)) collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
    std::sort(names.begin(), names.end());
    if (U_FAILURE(status)) return;
    std::stable_sort(names.begin(), names.end(), [&](const std::string& a, const std::string& b) {
        UErrorCode code = U_ZERO_ERROR;
        return collator->compareUTF8(a, b, code) == UCOL_LESS;
    });
}

// A folder's names as its transport lists them: an array of strings.
Result<PlaylistDraft> playlist_of_folder(const SourceBytes& source, json::Value names) {
    PlaylistDraft out;
    out.playlist.name = out.playlist.source = source.name;
    out.playlist.url = source.url;
    std::vector<std::string> pictures;
    for (const json::Value value : names) {
        const std::string_view name = value.string().value_or("");
        auto address = resolve_address(std::string("./").append(name), source.url);
        if (!address) continue;
        if (name == playlist_file) {
            out.lines = {{{}, std::nullopt, std::move(*address)}};
            return out;
        }
        if (is_picture_name(name)) pictures.emplace_back(name);
    }
    sort_by_name(pictures);
    if (pictures.size() > max_entries) pictures.resize(max_entries);
    for (const std::string& name : pictures) {
        Draft draft;
        draft.item = out.lines.size();
        draft.id = draft.pointer = "/" + name;
        draft.original.picture = "./" + name;
        draft.original.language = no_language;
        draft.picture_alone = true;
        out.lines.push_back({{}, std::move(draft), ""});
    }
    return out;
}

}  // namespace

Protocol read_protocol(json::Reader& reader) {
    using Kind = Protocol::Kind;
    Protocol protocol;
    reader.require({"mode"});
    protocol.kind = reader.choice("mode", Kind::mourning, {{"mourning", Kind::mourning}, {"election_silence", Kind::election_silence},
                                                           {"official_visit", Kind::official_visit}});
    protocol.tags = reader.strings("tags", max_tags, max_name_bytes);
    protocol.sources = reader.strings("sources", 64, max_name_bytes);
    protocol.languages = reader.strings("languages", max_languages, 64);
    const auto needs = [&](Kind kind, std::string_view key, const std::vector<std::string>& list) {
        if (protocol.kind == kind) reader.require({key});
        else if (!list.empty()) reader.problem(reader.value(key), "\"" + std::string(key) + "\" means nothing in this mode");
    };
    needs(Kind::mourning, "tags", protocol.tags);
    needs(Kind::election_silence, "sources", protocol.sources);
    needs(Kind::official_visit, "languages", protocol.languages);
    return protocol;
}

bool is_playlist(json::Value root) {
    return root["playlist"].string() && root["entries"].exists() && root["items"].kind() != json::Kind::array;
}

bool is_playlist(BytesView bytes) {
    if (bytes.find("\"entries\"") == BytesView::npos) return false;  // cheap, for large feeds
    const auto document = json::parse(bytes, "", limits);
    return document && is_playlist(document->root());
}

Result<PlaylistDraft> read_playlist(const SourceBytes& source) {
    const auto document = json::parse(source.bytes, source.name, limits);
    if (!document) return document.error();
    if (document->root().kind() == json::Kind::array) return playlist_of_folder(source, document->root());
    return PlaylistReader(source, *document).read();
}

}  // namespace chancery
