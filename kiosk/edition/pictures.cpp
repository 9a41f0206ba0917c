// SPDX-License-Identifier: EUPL-1.2
#include "edition/pictures.h"

namespace chancery {

void for_each_picture(const Edition& edition, const std::function<void(const Statement&, const Picture&)>& visit) {
    for (const Statement& statement : edition.statements()) {
        if (statement.picture) visit(statement, *statement.picture);
        for (const Version& version : statement.versions)
            if (version.picture) visit(statement, *version.picture);
    }
}

}  // namespace chancery
