// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <vector>

#include "layout/bidi.h"

namespace chancery::test {

// The files of tests/layout/data, read; what they are stands in the README there.

struct Article {
    std::string code;
    std::string language;  // with its script, so that "und" texts are set in the right direction and font
    std::string script;
    std::string title;
    std::string text;      // in one line
};
std::vector<Article> udhr_articles();

struct BrowserLines {
    std::string code;
    std::vector<int> starts;  // UTF-16
    std::vector<double> widths;
};
std::vector<BrowserLines> browser_lines();

// Code of an article that we break otherwise, and why.
std::map<std::string, std::string> browser_differences();

struct EdgeCase {
    std::string id, language, text;
    bool right_to_left = false;
    std::vector<int> breaks;  // of ICU 72 alone, UTF-16
    std::vector<VisualRun> runs;
};
std::vector<EdgeCase> edge_cases();

}  // namespace chancery::test
