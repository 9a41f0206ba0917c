// SPDX-License-Identifier: EUPL-1.2
#include "schedule/versions.h"

#include <algorithm>
#include <optional>

#include "base/language.h"

namespace chancery {
namespace {

// The version that best answers a wanted language: inside its range, else the same language elsewhere ("nl" for
// "nl-BE").
std::optional<std::size_t> best_version(const Statement& statement, const std::string& wanted) {
    const auto find = [&](auto matches) -> std::optional<std::size_t> {
        for (std::size_t i = 0; i < statement.versions.size(); ++i)
            if (matches(statement.versions[i].language, wanted)) return i;
        return std::nullopt;
    };
    if (const auto inside = find(in_language_range)) return inside;
    return find(same_language);
}

void add(std::vector<std::size_t>& order, std::optional<std::size_t> index) {
    if (index && std::find(order.begin(), order.end(), *index) == order.end()) order.push_back(*index);
}

}  // namespace

std::vector<std::size_t> versions_to_show(const Statement& statement, const std::vector<std::string>& wanted,
                                          const std::vector<std::string>& guest) {
    std::vector<std::size_t> order;
    for (const std::string& language : guest) add(order, best_version(statement, language));
    for (const std::string& language : wanted) add(order, best_version(statement, language));
    if (wanted.empty())
        for (std::size_t i = 0; i < statement.versions.size(); ++i) add(order, i);
    if (order.empty()) order.push_back(0);
    return order;
}

bool has_needed_languages(const Statement& statement, const Rotation& rotation) {
    if (rotation.need == Rotation::Need::any || statement.versions.front().language == "zxx") return true;
    const auto& needed = rotation.need == Rotation::Need::all ? rotation.languages : rotation.host_languages;
    return std::all_of(needed.begin(), needed.end(), [&](const std::string& language) { return best_version(statement, language).has_value(); });
}

}  // namespace chancery
