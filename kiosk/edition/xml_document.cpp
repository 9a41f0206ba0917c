// SPDX-License-Identifier: EUPL-1.2
#include "edition/xml_document.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "base/json.h"
#include "edition/xml_mend.h"

namespace chancery {

namespace {

std::string_view view(const xmlChar* text) { return text ? reinterpret_cast<const char*>(text) : std::string_view(); }

// Copies and frees what libxml2 allocated.
std::string taken(xmlChar* text) {
    std::string out(view(text));
    xmlFree(text);
    return out;
}

struct FirstError {
    int code = 0;
    std::string message;
    json::Place place;
};

// What loses no letter: content after the end of the root, and prefixes that nobody declared.
bool is_harmless(int code) { return code == XML_ERR_DOCUMENT_END || code == XML_NS_ERR_UNDEFINED_NAMESPACE || code == XML_WAR_NS_URI || code == XML_WAR_NS_URI_RELATIVE; }

// A template, because older libraries pass the error without const.
template <class XmlError>
void keep_first(void* context, XmlError* error) {
    auto& first = *static_cast<FirstError*>(static_cast<xmlParserCtxtPtr>(context)->_private);
    if (first.code != 0 || error->level < XML_ERR_ERROR || is_harmless(error->code)) return;
    first.code = error->code;
    first.message = std::string(view(reinterpret_cast<const xmlChar*>(error->message)));
    while (!first.message.empty() && static_cast<unsigned char>(first.message.back()) <= ' ') first.message.pop_back();
    first.place = {static_cast<std::size_t>(std::max(error->line, 1)), static_cast<std::size_t>(std::max(error->int2, 1))};
}

bool is_cut_short(int code) { return code == XML_ERR_TAG_NOT_FINISHED || code == XML_ERR_CDATA_NOT_FINISHED || code == XML_ERR_GT_REQUIRED; }

}  // namespace

std::string_view XmlElement::name() const { return node_ ? view(node_->name) : std::string_view(); }
std::string_view XmlElement::name_space() const { return node_ && node_->ns ? view(node_->ns->href) : std::string_view(); }
std::size_t XmlElement::line() const { return node_ ? static_cast<std::size_t>(std::max(xmlGetLineNo(node_), 0L)) : 0; }
std::string XmlElement::text() const { return node_ ? taken(xmlNodeGetContent(node_)) : std::string(); }
std::string XmlElement::language() const { return node_ ? taken(xmlNodeGetLang(node_)) : std::string(); }
std::string XmlElement::base() const { return node_ ? taken(xmlNodeGetBase(node_->doc, node_)) : std::string(); }

std::string XmlElement::attribute(std::string_view name) const {
    for (xmlAttr* attribute = node_ ? node_->properties : nullptr; attribute; attribute = attribute->next)
        if (view(attribute->name) == name) return taken(xmlNodeGetContent(reinterpret_cast<xmlNode*>(attribute)));
    return {};
}

std::string XmlElement::inner_markup() const {
    const std::unique_ptr<xmlBuffer, void (*)(xmlBufferPtr)> buffer(xmlBufferCreate(), xmlBufferFree);
    for (xmlNode* child = node_ && buffer ? node_->children : nullptr; child; child = child->next)
        xmlNodeDump(buffer.get(), node_->doc, child, 0, 0);
    return std::string(view(buffer ? xmlBufferContent(buffer.get()) : nullptr));
}

std::vector<XmlElement> XmlElement::children() const {
    std::vector<XmlElement> out;
    for (xmlNode* child = node_ ? node_->children : nullptr; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE) out.push_back(XmlElement(child));
    return out;
}

XmlElement XmlElement::child(std::string_view name, std::optional<std::string_view> name_space) const {
    const std::string_view wanted = name_space.value_or(this->name_space());
    for (xmlNode* child = node_ ? node_->children : nullptr; child; child = child->next) {
        const XmlElement element(child);
        if (child->type == XML_ELEMENT_NODE && element.name() == name && element.name_space() == wanted) return element;
    }
    return {};
}

void XmlDocument::Free::operator()(_xmlDoc* document) const { xmlFreeDoc(document); }

XmlElement XmlDocument::root() const { return XmlElement(xmlDocGetRootElement(document_.get())); }

Result<XmlDocument> XmlDocument::parse(BytesView bytes, std::string_view name) {
    const auto refuse = [&](json::Place place, const std::string& what) { return Error{ErrorKind::corrupt, json::complaint(name, place, what)}; };
    const Bytes xml = mended_xml(bytes);
    if (xml.size() > INT32_MAX) return refuse({1, 1}, "this is too large");
    const std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxtPtr)> context(xmlNewParserCtxt(), xmlFreeParserCtxt);
    if (!context) return Error{ErrorKind::full, "no memory to read XML"};
    FirstError first;
    context->_private = &first;
    context->sax->serror = keep_first;
    XmlDocument document(xmlCtxtReadMemory(context.get(), xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                                           XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES));
    if (is_cut_short(first.code)) return refuse(first.place, "this XML ends in the middle; was it cut short on the way? (" + first.message + ")");
    if (first.code != 0) return refuse(first.place, "this is not XML: " + first.message);
    if (!document.document_ || !document.root()) return refuse({1, 1}, "this is not XML: it has no element");
    if (const xmlDtd* declared = document.document_->intSubset; declared && declared->entities)
        return refuse({1, 1}, "this XML declares entities of its own, which no feed needs");
    return document;
}

}  // namespace chancery
