// SPDX-License-Identifier: EUPL-1.2
#include "publisher.h"

#include <cstdlib>

namespace chancery::lab {
namespace {

constexpr std::string_view mark = "tk";

// Mistakes that a publisher makes in what matters most: when a statement may be seen.
const std::vector<std::string> flaws{
    R"("show_form":"2030-01-01T00:00:00Z")", R"("show_from":"tomorrow")", R"("show_until":"2026-02-30T00:00:00Z")", R"("show_until":1760000000)",
    R"("urgency":"very")", R"("show_from":"2030-01-01T00:00:00Z","show_until":"2029-01-01T00:00:00Z")",
};

std::string item_of(const Wording& wording, const std::string& source) {
    const std::string token = std::string(mark) + std::to_string(wording.token);
    std::string more;
    const auto add = [&](const std::string& member) { more += (more.empty() ? "" : ",") + member; };
    if (wording.from) add(R"("show_from":")" + format_rfc3339(*wording.from) + "\"");
    if (wording.until) add(R"("show_until":")" + format_rfc3339(*wording.until) + "\"");
    if (wording.urgent) add(R"("urgency":"urgent")");
    if (!wording.flaw.empty()) add(wording.flaw);
    return R"({"id":")" + source + "-" + std::to_string(wording.statement) + R"(","title":"On )" + token + R"(","content_text":"Words of )" +
           token + R"(.","_chancery":{)" + more + "}}";
}

}  // namespace

Publisher::Publisher(std::string name, std::uint64_t seed)
    : name_(std::move(name)), random_(seed), tokens_(name_.size() % 2 == 0 ? 0 : 1) {}

Wording Publisher::worded(unsigned statement, Instant now) {
    Wording wording;
    wording.token = tokens_ += 2;  // odd for one source, even for the other
    wording.statement = statement;
    const auto soon = [&](std::size_t hours) { return now + Duration(static_cast<Duration::rep>(1 + draw(hours * 3'600'000))); };
    if (draw(3) == 0) wording.from = soon(30);
    if (draw(3) == 0) wording.until = wording.from.value_or(now) + (soon(48) - now);
    wording.urgent = draw(25) == 0;
    if (wording.urgent && !wording.until) wording.until = wording.from.value_or(now) + (soon(6) - now);
    if (draw(12) == 0) wording.flaw = flaws[draw(flaws.size())];
    if (!wording.flaw.empty()) wording.from = wording.until = std::nullopt, wording.urgent = false;
    return wording;
}

void Publisher::act(Instant now) {
    ++edition_;
    const std::size_t dice = draw(100);
    if (dice < 45 || says_.empty()) {
        says_.push_back(worded(++statements_, now));
    } else if (dice < 70) {
        Wording& old = says_[draw(says_.size())];
        old = worded(old.statement, now);
    } else if (dice < 97) {
        says_.erase(says_.begin() + static_cast<std::ptrdiff_t>(draw(says_.size())));
    } else {
        says_.clear();
    }
    if (says_.size() > 12) says_.erase(says_.begin());
}

Bytes Publisher::feed() const {
    Bytes feed = R"({"version":"https://jsonfeed.org/version/1.1","title":")" + name_ + R"(","language":"en","items":[)";
    for (const Wording& wording : says_) feed += (&wording == &says_.front() ? "" : ",") + item_of(wording, name_);
    return feed + "]}";
}

std::set<Token> tokens_in(std::string_view text) {
    std::set<Token> found;
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
        const std::string digits(text.substr(at + mark.size(), 12));
        char* end = nullptr;
        const unsigned long token = std::strtoul(digits.c_str(), &end, 10);
        if (end != digits.c_str()) found.insert(static_cast<Token>(token));
    }
    return found;
}

}  // namespace chancery::lab
