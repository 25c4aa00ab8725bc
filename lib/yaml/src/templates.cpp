#include "templates.hpp"

#include <fmt/format.h>

#include "language.hpp"
#include "mistake.hpp"
#include "takt/core/nearest.hpp"

namespace takt::yaml {

void Templates::add(const Node& section) {
    if (!section.is_map())
        return reader_.error(section.place(), "expected a map from names to keys of elements, found " + found(section));
    for (std::size_t i = 0; i < section.pairs() && reader_.count(section.key(i)); ++i) {
        const Node& name = section.key(i);
        const Node& body = section.value(i);
        if (!body.is_map()) {
            reader_.error(body.place(), "expected a map of keys of elements, found " + found(body));
            complete_ = false;
            continue;
        }
        for (const Field& key : element_keys)
            if (body.find(key.key) != nullptr)
                reader_.error(body.place(),
                              fmt::format("a template cannot hold `{}`; write it at the element", key.key));
        const auto [known, is_new] = templates_.emplace(name.text, Template{&name, &body});
        if (is_new) {
            order_.push_back(name.text);
        } else {
            reader_.error(name.place(), fmt::format("the template {} is given twice, first at {}", in_quotes(name.text),
                                                    to_string(known->second.name->place())));
        }
    }
}

void Templates::merge(const Node& use, Mapping& body) {
    if (use.is_list()) {
        for (const Node* mention : use.children)
            merge_one(*mention, body);
    } else {
        merge_one(use, body);
    }
}

void Templates::merge_one(const Node& mention, Mapping& body) {
    if (!reader_.count(mention)) return;
    const auto known = templates_.find(mention.text);
    if (!mention.is_word() || known == templates_.end()) {
        reader_.error(mention.place(), mention.is_word()
                                           ? fmt::format("there is no template {}{}", in_quotes(mention.text),
                                                         did_you_mean(mention.text, order_))
                                           : "expected the name of a template, found " + found(mention));
        complete_ = false;
        return;
    }
    Template& used = known->second;
    used.used = true;
    uses_.push_back({used.name->text, mention.place()});
    for (std::size_t i = 0; i < used.body->pairs() && reader_.count(used.body->key(i)); ++i) {
        const Node& key = used.body->key(i);
        const bool is_own_word = key.text == use_key.key || key.text == repeat_key.key;
        if (!is_own_word && body.find(key.text) == nullptr)
            body.entries.push_back({&key, &used.body->value(i), &uses_.back()});
    }
}

void Templates::check_unused(Diagnostics& diagnostics) {
    for (const std::string_view name : order_) {
        const Template& candidate = templates_.at(name);
        if (candidate.used || reader_.stopped()) continue;
        diagnostics.warning(candidate.name->place(), fmt::format("no element uses the template {}", in_quotes(name)));
        Mapping body(*candidate.body);
        std::erase_if(body.entries, [](const Entry& entry) {
            return entry.key->text == use_key.key || entry.key->text == repeat_key.key;
        });
        reader_.meanings(body, "template", keys_of_elements({}));
    }
}

}  // namespace takt::yaml
