// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace chancery::test {

inline nlohmann::json typography_data(const std::string& name) {
    std::ifstream in(std::string(CHANCERY_SOURCE_DIR) + "/tests/layout/data/" + name);
    return nlohmann::json::parse(in);
}

// A language's tag with its script, so that "und" texts are set in the right direction and font.
inline std::string language_of(const nlohmann::json& article) {
    const std::string tag = article.at("bcp47"), script = article.at("script");
    if (tag.find('-') != std::string::npos) return tag == "zh-Hant" ? tag : tag.substr(0, tag.find('-')) + "-" + script;
    if (script == "Kore" || script == "Jpan") return tag == "und" ? "und-" + script : tag;
    return tag + "-" + script;
}

inline std::string in_one_line(std::string text) {
    for (char& c : text)
        if (c == '\n') c = ' ';
    return text;
}

}  // namespace chancery::test
