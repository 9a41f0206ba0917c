// SPDX-License-Identifier: EUPL-1.2
#include "app/proof.h"

#include "screen/harfbuzz_typeface.h"

namespace chancery {

std::function<Status(const Edition&)> proof_of(Theme theme, Viewport viewport) {
    return [theme = std::move(theme), viewport = std::move(viewport)](const Edition& edition) -> Status {
        HarfBuzzTypeface typeface;
        for (const Statement& statement : edition.statements())
            for (const Version& version : statement.versions)
                for (const Page& page : compose({statement, version}, std::nullopt, theme, viewport, typeface))
                    if (page.clipped)
                        return {ErrorKind::refused, "statement \"" + statement.id + "\" (" + version.language +
                                                        ") does not fit its page"};
        return {};
    };
}

}  // namespace chancery
