// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

struct _xmlDoc;
struct _xmlNode;

namespace chancery {

// An element of an XML document; valid while the document lives. Nothing answers with nothing.
class XmlElement {
public:
    XmlElement() = default;
    explicit operator bool() const { return node_ != nullptr; }

    [[nodiscard]] std::string_view name() const;           // without prefix
    [[nodiscard]] std::string_view name_space() const;     // its URI; empty where there is none
    [[nodiscard]] std::size_t line() const;                // 1-based
    [[nodiscard]] std::string text() const;                // all character data in it
    [[nodiscard]] std::string inner_markup() const;        // what is in it, written as XML
    [[nodiscard]] std::string attribute(std::string_view name) const;  // by local name; empty where there is none
    [[nodiscard]] std::string language() const;            // xml:lang in force
    [[nodiscard]] std::string base() const;                // xml:base in force

    [[nodiscard]] std::vector<XmlElement> children() const;
    // The first child of that name in a namespace; without one, in the element's own.
    [[nodiscard]] XmlElement child(std::string_view name, std::optional<std::string_view> name_space = {}) const;
    // Its text; empty where there is none.
    [[nodiscard]] std::string child_text(std::string_view name, std::optional<std::string_view> name_space = {}) const {
        return child(name, name_space).text();
    }

private:
    friend class XmlDocument;
    explicit XmlElement(_xmlNode* node) : node_(node) {}
    _xmlNode* node_ = nullptr;
};

// The one door to libxml2's parser. Takes any encoding that libxml2 knows, opens no file and no connection, and refuses
// documents that declare entities. Of malformed documents it takes only what is whole up to the end of the root element
// (text after it does no harm): anything else means that letters were lost.
class XmlDocument {
public:
    // corrupt: `NAME:LINE:COLUMN: error: …`.
    static Result<XmlDocument> parse(BytesView bytes, std::string_view name);

    [[nodiscard]] XmlElement root() const;

private:
    struct Free {
        void operator()(_xmlDoc* document) const;
    };
    explicit XmlDocument(_xmlDoc* document) : document_(document) {}
    std::unique_ptr<_xmlDoc, Free> document_;
};

}  // namespace chancery
