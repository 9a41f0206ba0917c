// SPDX-License-Identifier: EUPL-1.2
#include "edition/statement.h"

#include <algorithm>
#include <tuple>

#include "edition/address.h"
#include "edition/clean_text.h"
#include "edition/html_text.h"
#include "edition/language_tag.h"
#include "edition/limits.h"

namespace chancery {

namespace {

Error refused(std::string why) { return {ErrorKind::refused, std::move(why)}; }

// One line of at most so many bytes.
Result<std::string> short_line(std::string_view text, std::string_view what, std::size_t max_bytes) {
    if (text.empty()) return std::string();  // most of what may be said is not
    auto line = read_line(text);
    if (!line) return line.error().within(what);
    if (line->size() > max_bytes)
        return refused(std::string(what) + ": " + std::to_string(line->size()) + " bytes, where " + std::to_string(max_bytes) +
                       " are allowed");
    return line;
}

// A line whose letters must not pretend to be others: names and titles.
Result<std::string> honest_line(std::string_view text, std::string_view what, std::size_t max_bytes) {
    auto line = short_line(text, what, max_bytes);
    if (!line) return line;
    if (const auto word = mixed_script_word(*line))
        return refused(std::string(what) + ": \"" + *word + "\" mixes letters of different scripts that look alike");
    return line;
}

// No linguistic content (ISO 639-2): a picture without words.
constexpr std::string_view no_language = "zxx";

class StatementMaker {
public:
    StatementMaker(Draft& draft, const SourceBytes& source, const PictureTable& pictures)
        : draft_(draft), source_(source), pictures_(pictures), base_(base()) {}

    Result<Statement> make() {
        for (const auto step : {&StatementMaker::take_names, &StatementMaker::take_dates, &StatementMaker::take_original,
                                &StatementMaker::take_translations, &StatementMaker::take_tags})
            if (const Status status = (this->*step)(); !status) return status.error();
        return std::move(out_);
    }

private:
    // The item's base made whole by the source's own address.
    std::string base() const {
        if (draft_.base.empty()) return source_.url;
        auto whole = resolve_address(draft_.base, source_.url);
        return whole ? std::move(*whole) : source_.url;
    }

    void note(std::string_view without, const std::string& why) {
        draft_.notes.push_back("without " + std::string(without) + ": " + why);
    }

    Status take_names() {
        auto id = clean_text(draft_.id);
        if (!id) return id.error().within("its id");
        if (id->empty()) return refused("it has no id, so that nobody could ever take it off the screen");
        if (id->size() > max_id_bytes) return refused("its id is longer than " + std::to_string(max_id_bytes) + " bytes");
        out_.id = std::move(*id);
        out_.source = source_.name;
        out_.kind = draft_.kind;
        out_.urgency = draft_.urgency;

        auto issuer = honest_line(draft_.issuer, "its issuer", max_name_bytes);
        if (!issuer) return issuer.error();
        out_.issuer = std::move(*issuer);

        for (const auto& [from, what, to] : {std::tuple(&draft_.number, "its number", &out_.number), {&draft_.location, "its place", &out_.place}}) {
            auto line = honest_line(*from, what, max_name_bytes);
            if (!line) return line.error();
            *to = std::move(*line);
        }

        return take_speaker(draft_.speaker, out_.speaker);
    }

    Status take_speaker(const Speaker& from, std::optional<Speaker>& to) {
        auto name = honest_line(from.name, "its speaker's name", max_name_bytes);
        if (!name) return name.error();
        auto office = honest_line(from.office, "its speaker's office", max_name_bytes);
        if (!office) return office.error();
        if (!name->empty() || !office->empty()) to = Speaker{std::move(*name), std::move(*office)};
        return {};
    }

    Status take_local_names(const LocalNames& from, Rare<LocalNames>& names) {
        LocalNames to;
        for (const auto& [line, what, kept] : {std::tuple(&from.issuer, "its issuer", &to.issuer), {&from.place, "its place", &to.place}, {&from.credit, "its credit", &to.credit}}) {
            auto clean = honest_line(*line, what, max_name_bytes);
            if (!clean) return clean.error();
            *kept = std::move(*clean);
        }
        if (from.speaker)
            if (const Status status = take_speaker(*from.speaker, to.speaker); !status) return status;
        if (to != LocalNames{}) names = std::move(to);
        return {};
    }

    Status take_dates() {
        out_.issued = draft_.issued;
        if (draft_.issued && draft_.revised > draft_.issued) out_.revised = draft_.revised;
        out_.show_from = draft_.show_from;
        out_.show_until = draft_.show_until;
        out_.begins = draft_.begins;
        out_.ends = draft_.ends;
        out_.evergreen = draft_.evergreen;
        if (draft_.kind == Statement::Kind::event && !out_.show_until) out_.show_until = out_.ends;
        if (out_.begins && out_.ends && *out_.ends < *out_.begins) return refused("what it announces would end (ends) before it begins (begins)");
        if (out_.show_from && out_.show_until && *out_.show_until <= *out_.show_from)
            return refused("it would end (show_until) before it begins (show_from)");
        return {};
    }

    Status take_original() {
        HtmlText body;
        auto version = take_version(draft_.original, default_language(), body);
        if (!version) return version.error();
        const bool named = !draft_.original.picture.empty();
        if (!named && draft_.picture.alt.empty()) draft_.picture.alt = std::move(body.picture_alt);
        out_.picture = take_picture(named ? draft_.original.picture : body.picture);
        out_.versions.reserve(1 + draft_.translations.size());
        out_.versions.push_back(std::move(*version));
        return draft_.picture_alone && !out_.picture ? Status(refused("its picture has no address that may be used")) : Status();
    }

    std::string default_language() {
        auto tag = language_tag(draft_.original.language);
        if (tag) return *tag;
        if (!draft_.original.language.empty())
            note("its language", "\"" + draft_.original.language.substr(0, 40) + "\" is no language tag such as \"fr\" or \"pt-BR\"");
        return language_tag(source_.language).value_or("und");
    }

    Status take_translations() {
        if (draft_.translations.size() > max_translations)
            return refused("more than " + std::to_string(max_translations) + " translations");
        for (const DraftText& text : draft_.translations) {
            const auto tag = language_tag(text.language);
            if (!tag) return refused("translation \"" + text.language.substr(0, 40) + "\": no language tag such as \"fr\" or \"pt-BR\"");
            for (const Version& other : out_.versions)
                if (other.language == *tag) return refused("it is there twice in the language \"" + *tag + "\"");
            HtmlText body;
            auto version = take_version(text, *tag, body);
            if (!version) return version.error().within("translation \"" + *tag + "\"");
            if (const Status named = take_local_names(text.names, version->names); !named) return named.error().within("translation \"" + *tag + "\"");
            if (!text.picture.empty()) version->picture = take_picture(text.picture);
            out_.versions.push_back(std::move(*version));
        }
        return {};
    }

    // Leaves in `body` what it says of pictures.
    Result<Version> take_version(const DraftText& text, std::string language, HtmlText& body) {
        Version version;
        version.language = std::move(language);
        auto title = honest_line(text.title, "its title", max_title_bytes);
        if (!title) return title.error();
        version.title = std::move(*title);
        auto read = text.html.empty() ? read_plain(text.text) : read_html(text.html);
        if (!read) return read.error().within("its text");
        body = std::move(*read);
        version.body = std::move(body.blocks);
        if (const Status status = take_summary(text.summary, version); !status) return status.error();
        if (version.language == no_language && !draft_.original.picture.empty()) draft_.picture_alone = true;
        if (version.title.empty() && version.body.empty() && !draft_.picture_alone) return refused("it has neither a title nor a text");
        version.link = take_link(text.link);
        return version;
    }

    // Where there is no other text, the summary is the text.
    Status take_summary(std::string_view text, Version& version) {
        auto summary = read_line(text);
        if (!summary) return summary.error().within("its summary");
        if (summary->size() > max_summary_bytes) note("its summary", "it is longer than " + std::to_string(max_summary_bytes) + " bytes");
        else if (version.body.empty() && !summary->empty() && !draft_.picture_alone) version.body.push_back({Block::Kind::paragraph, std::move(*summary), {}});
        else version.summary = std::move(*summary);
        return {};
    }

    std::string take_link(const std::string& text) {
        if (text.empty()) return {};
        auto address = resolve_address(text, base_);
        if (address && address->starts_with("https:")) return std::move(*address);
        note("its link", address ? "\"" + *address + "\" is not https" : address.error().message);
        return {};
    }

    std::optional<Picture> take_picture(const std::string& text) {
        if (text.empty()) return std::nullopt;
        auto address = resolve_address(text, base_);
        if (!address) return note("its picture", address.error().message), std::nullopt;
        Picture picture = draft_.picture;
        picture.url = std::move(*address);
        for (std::string* line : {&picture.alt, &picture.credit}) {
            auto clean = short_line(*line, "", max_title_bytes);
            *line = clean ? std::move(*clean) : std::string();
        }
        if (source_.warrant) {
            const auto path = source_.warrant->path_of(picture.url);
            const auto& files = source_.warrant->manifest->text().files;
            const auto file = path ? files.find(*path) : files.end();
            if (file == files.end()) return note("its picture", "the manifest does not name " + picture.url), std::nullopt;
            picture.expected = file->second.sha256;
        }
        const auto found = pictures_.find(picture.url);
        if (found != pictures_.end() && found->second == picture.expected.value_or(found->second)) picture.original = found->second;
        return picture;
    }

    Status take_tags() {
        out_.tags.reserve(std::min(draft_.tags.size(), max_tags));
        for (const std::string& tag : draft_.tags) {
            auto clean = short_line(tag, "a tag", max_name_bytes);
            if (!clean || clean->empty() || out_.tags.size() == max_tags) note("a tag", clean ? "too many or empty" : clean.error().message);
            else if (std::find(out_.tags.begin(), out_.tags.end(), *clean) == out_.tags.end()) out_.tags.push_back(std::move(*clean));
        }
        return {};
    }

    Draft& draft_;
    const SourceBytes& source_;
    const PictureTable& pictures_;
    const std::string base_;
    Statement out_;
};

}  // namespace

Result<Statement> make_statement(Draft& draft, const SourceBytes& source, const PictureTable& pictures) {
    return StatementMaker(draft, source, pictures).make();
}

}  // namespace chancery
