// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>

#include "layout/frame.h"
#include "picture/prepare.h"

namespace chancery {

// Draws runs of text into memory with SDL_ttf, at the place to the pixel that the layout gave them. SDL_ttf keeps one
// global font library: all painters live on the main thread. Fonts are opened when first drawn, a few milliseconds
// each for Chinese, Japanese and Korean, and the least used are closed. A page is drawn in steps by drawing some of its
// runs; one run takes about a millisecond.
class TextPainter {
public:
    TextPainter();
    ~TextPainter();
    TextPainter(const TextPainter&) = delete;
    TextPainter& operator=(const TextPainter&) = delete;

    // What would stand outside the pixels is left out. A run whose font cannot be opened is not drawn.
    void draw(Pixels& target, const GlyphRun& run);

    // Whether language and surrounding text have reached the shaping of every run so far, so that letters join across runs and take the forms of
    // their language. Where they do not, joining is mended with U+200D, and languages share their forms.
    [[nodiscard]] bool shapes_with_context() const;
    [[nodiscard]] std::size_t open_fonts() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace chancery
