# SPDX-License-Identifier: EUPL-1.2

# The mappings of assets/mappings become part of the program, so that seal() reads no file.
file(GLOB mappings CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/assets/mappings/*.json)
set(entries "")
foreach(mapping ${mappings})
    cmake_path(GET mapping STEM name)
    file(READ ${mapping} text)
    string(APPEND entries "        {\"${name}\", R\"mapping(${text})mapping\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${mapping})
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/built_in_mappings.cpp CONTENT
"// Made by kiosk/edition/built_in_mappings.cmake.
#include \"edition/mapping.h\"

namespace chancery {

const std::vector<BuiltInMapping>& built_in_mappings() {
    static const std::vector<BuiltInMapping> all = {
@entries@    };
    return all;
}

}  // namespace chancery
" @ONLY)
target_sources(edition PRIVATE ${CMAKE_BINARY_DIR}/built_in_mappings.cpp)
