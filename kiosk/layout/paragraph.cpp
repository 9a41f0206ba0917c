// SPDX-License-Identifier: EUPL-1.2
#include "layout/paragraph.h"

#include <unicode/locid.h>

#include "layout/shaped_text.h"

namespace chancery {

SetParagraph set_paragraph(Typeface& typeface, const ParagraphRequest& request) {
    ShapedText text(typeface, request.text, request.language, request.style.font, request.emphasis);
    return text.lay_out({request.style.px, request.width, request.style.color, request.breaking});
}

bool is_right_to_left(std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = icu::Locale::forLanguageTag(
        icu::StringPiece(language.data(), static_cast<std::int32_t>(language.size())), status);
    return U_SUCCESS(status) && locale.isRightToLeft();
}

}  // namespace chancery
