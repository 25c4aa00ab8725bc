#include "tree_builder.hpp"

#include <optional>
#include <sstream>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "characters.hpp"
#include "mistake.hpp"
#include "protection.hpp"

namespace takt::yaml {
namespace {

/// Ends the reading of a file at once.
struct Stop {
    Place place;
    std::string message;
};

std::string too_deep() {
    return fmt::format("nested more than {} deep", deepest_nesting);
}

std::string repeated_key(const Node& key, const Node& first) {
    return fmt::format("the key {} is given twice, first in line {}", in_quotes(key.text), first.line);
}

/// Listens to yaml-cpp and grows the tree.
class TreeBuilder : public YAML::EventHandler {
  public:
    TreeBuilder(std::string_view text, const SourceFile& file, Forest& forest, Diagnostics& diagnostics)
        : text_(text), columns_(text), file_(file), forest_(forest), diagnostics_(diagnostics) {}

    const Node* root() const { return root_; }

    Place place_of(const YAML::Mark& mark) const {
        if (mark.is_null()) return {file_.name, 1, 1};
        const auto offset = static_cast<std::size_t>(mark.pos);
        return {file_.name, static_cast<std::uint32_t>(mark.line + 1),
                columns_.column(offset, static_cast<std::size_t>(mark.column))};
    }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1) throw Stop{place_of(mark), "expected one document in the file, a second begins here"};
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        Node& node = make(mark, Node::Kind::nothing);
        if (words("~", mark.pos)) node.text = "~";
        if (words("null", mark.pos)) node.text = "null";
        finish(node, anchor, 1);
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        refuse_tag(mark, tag, true);
        Node& node = make(mark, Node::Kind::word);
        const auto offset = static_cast<std::size_t>(mark.pos);
        if (words(value, mark.pos)) {
            node.text_offset = 0;
            if (value == "<<")
                diagnostics_.error(node.place(),
                                   "merge keys are not part of the language; write a template and `use:` it");
        } else if (offset < text_.size() && (text_[offset] == '"' || text_[offset] == '\'') &&
                   words(value, mark.pos + 1)) {
            node.text_offset = 1;
        }
        node.text = value;
        restore(node.text);
        if (const auto bad = find_bad_byte(node.text))
            diagnostics_.error(node.place(), "in this text: " + bad->message);
        finish(node, anchor, 1);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        const auto found = anchors_.find(anchor);
        if (found == anchors_.end())
            throw Stop{place_of(mark), "the alias stands for a value that holds the alias itself"};
        forest_.aliased += found->second.size;
        if (forest_.aliased > most_aliased)
            throw Stop{place_of(mark), fmt::format("aliases stand for more than {} values", most_aliased)};
        attach(*found->second.node, found->second.size);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, Node::Kind::list);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, Node::Kind::map);
    }
    void OnMapEnd() override {
        check_keys(*open_.back().node);
        close();
    }

  private:
    struct Open {
        Node* node;
        YAML::anchor_t anchor;
        std::size_t size;
    };
    struct Anchored {
        const Node* node;
        std::size_t size;
    };

    bool words(std::string_view value, int offset) const {
        const auto at = static_cast<std::size_t>(offset);
        return at < text_.size() && text_.compare(at, value.size(), value) == 0;
    }

    /// yaml-cpp gives `?` to plain values and `!` to quoted ones.
    void refuse_tag(const YAML::Mark& mark, const std::string& tag, bool may_be_quoted) const {
        if (tag.empty() || tag == "?" || (tag == "!" && may_be_quoted)) return;
        throw Stop{place_of(mark), "tags are not part of the language, found " + in_quotes(tag)};
    }

    Node& make(const YAML::Mark& mark, Node::Kind kind) {
        const Place place = place_of(mark);
        if (forest_.full()) throw Stop{place, fmt::format("more than {} values", Forest::most_nodes)};
        Node node;
        node.kind = kind;
        node.line = place.line;
        node.column = place.column;
        node.file = &file_;
        return forest_.node(std::move(node));
    }

    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind) {
        refuse_tag(mark, tag, false);
        if (open_.size() >= deepest_nesting) throw Stop{place_of(mark), too_deep()};
        open_.push_back({&make(mark, kind), anchor, 1});
    }

    void close() {
        const Open done = open_.back();
        open_.pop_back();
        finish(*done.node, done.anchor, done.size);
    }

    void finish(const Node& node, YAML::anchor_t anchor, std::size_t size) {
        if (anchor != 0) anchors_[anchor] = {&node, size};
        attach(node, size);
    }

    void attach(const Node& node, std::size_t size) {
        if (open_.empty()) {
            root_ = &node;
        } else {
            open_.back().node->children.push_back(&node);
            open_.back().size += size;
        }
    }

    /// Keys must be words, each given once; a pair with a bad key is reported and left out.
    void check_keys(Node& map) {
        std::unordered_map<std::string_view, const Node*> first;
        std::vector<const Node*> good;
        for (std::size_t i = 0; i < map.pairs(); ++i) {
            const Node& key = map.key(i);
            const bool has_text = key.is_word() || !key.text.empty();
            if (!has_text) {
                diagnostics_.error(key.place(), "expected a word as key, found " + found(key));
            } else if (const auto [known, is_new] = first.emplace(key.text, &key); !is_new) {
                diagnostics_.error(key.place(), repeated_key(key, *known->second));
            } else if (!(key.text == "<<" && key.text_offset == 0)) {
                good.insert(good.end(), {&key, &map.value(i)});
            }
        }
        map.children = std::move(good);
    }

    std::string_view text_;
    Columns columns_;
    const SourceFile& file_;
    Forest& forest_;
    Diagnostics& diagnostics_;
    std::vector<Open> open_;
    std::unordered_map<YAML::anchor_t, Anchored> anchors_;
    const Node* root_ = nullptr;
    int documents_ = 0;
};

/// What yaml-cpp says, in words that help more where it says little.
std::string explain(const std::string& message) {
    if (message == "illegal map value") return "a `:` where no key can stand; quote a text that holds `: `";
    if (message == "end of map not found") return "expected a key in the column of the keys above, or a deeper one";
    if (message == "end of sequence not found")
        return "expected an item that begins with `- ` in the column of those above";
    return "not YAML: " + message;
}

/// Whether a line begins with a tab, which YAML does not take for an indent.
bool is_indented_by_tab(std::string_view text, const YAML::Mark& mark) {
    const auto offset = mark.is_null() ? 0 : static_cast<std::size_t>(mark.pos);
    const std::string_view before = text.substr(0, offset);
    const std::string_view line = text.substr(before.rfind('\n') + 1);  // npos + 1 is 0
    return line.substr(0, line.find_first_not_of(" \t")).find('\t') != std::string_view::npos;
}

std::optional<std::size_t> find_deep_brackets(std::string_view text) {
    std::size_t run = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '[' || text[i] == '{') {
            if (++run > deepest_nesting) return i;
        } else if (text[i] != ' ' && text[i] != '\n' && text[i] != '\t' && text[i] != '\r') {
            run = 0;
        }
    }
    return std::nullopt;
}

/// What can be refused before yaml-cpp reads the text, which is slow over a long run of opening brackets.
void refuse_bytes(std::string_view text, const SourceFile& file) {
    const auto stop = [&](std::size_t offset, std::string message) {
        const Position position = position_of(text, offset);
        throw Stop{{file.name, position.line, position.column}, std::move(message)};
    };
    if (text.size() > most_bytes) stop(0, fmt::format("the file is larger than {} MiB", most_bytes / (1024 * 1024)));
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) stop(0, "the file is empty");
    if (const auto bad = find_bad_byte(text)) stop(bad->offset, bad->message);
    if (const auto deep = find_deep_brackets(text)) stop(*deep, too_deep());
}

const Node* parse(std::string& text, const SourceFile& file, Forest& forest, Diagnostics& diagnostics) {
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);  // a byte order mark
    refuse_bytes(text, file);
    protect(text);
    TreeBuilder builder(text, file, forest, diagnostics);
    std::istringstream stream(text);
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) {
        }
    } catch (const YAML::ParserException& problem) {
        const bool is_tab = is_indented_by_tab(text, problem.mark);
        throw Stop{builder.place_of(problem.mark),
                   is_tab ? "expected spaces before this, found a tab" : explain(problem.msg)};
    } catch (const YAML::Exception& problem) {
        throw Stop{builder.place_of(problem.mark), std::string("not YAML: ") + problem.what()};
    }
    if (builder.root() == nullptr) throw Stop{{file.name, 1, 1}, "the file holds nothing but comments"};
    return builder.root();
}

}  // namespace

const Node* build_tree(std::string text, const SourceFile& file, Forest& forest, Diagnostics& diagnostics) {
    try {
        return parse(text, file, forest, diagnostics);
    } catch (const Stop& stop) {
        diagnostics.error(stop.place, stop.message);
        return nullptr;
    }
}

}  // namespace takt::yaml
