// What a check found, said once: a mistake in a template or a repeat shows in every copy, but stands in one place.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "takt/core/diagnostic.hpp"
#include "takt/spec/key_places.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// A user's word in quotes, cut to what fits in a message and without control characters.
std::string in_quotes(std::string_view word);

/// What a finding is about; where no place is known (a plant made in C++) the message begins with it.
struct Subject {
    std::string_view word;
    const Name* name = nullptr;
    const Place* at = nullptr;
};

/// A message about the value of one key begins with it, as in "`horizon`: expected ...", and is said where that value stands.
class Findings {
  public:
    /// \param keys where values were written; null: not known
    explicit Findings(Diagnostics& diagnostics, const KeyPlaces* keys = nullptr) : diagnostics_(diagnostics), keys_(keys) {}

    void error(const Place& at, const Subject& subject, const std::string& message) {
        add(Severity::error, at, subject, message);
    }
    void error(const Subject& subject, const std::string& message) { error({}, subject, message); }
    void warning(const Place& at, const Subject& subject, const std::string& message) {
        add(Severity::warning, at, subject, message);
    }
    void warning(const Subject& subject, const std::string& message) { warning({}, subject, message); }

    /// More findings are only counted, so the work on their wording can be saved.
    bool full() const { return diagnostics_.full(); }

  private:
    static bool known(const Place* place) { return place != nullptr && place->line > 0; }

    static const Place& best(const Place& at, const Subject& subject) {
        if (known(&at)) return at;
        if (known(subject.at)) return *subject.at;
        return subject.name != nullptr ? subject.name->at : at;
    }

    /// The place of the value that the message is about, where that is known; one of the command line has no line.
    const Place& of_value(const Place& owner, std::string_view message) const {
        const std::size_t end = message.find("`: ");
        if (keys_ == nullptr || !message.starts_with('`') || end == std::string_view::npos) return owner;
        const Place* const value = keys_->find(owner, message.substr(1, end - 1));
        return value != nullptr && value->file != nullptr ? *value : owner;
    }

    void add(Severity severity, const Place& at, const Subject& subject, const std::string& message) {
        const Place& place = of_value(best(at, subject), message);
        std::string text = known(&place) ? message : owner(subject) + message;
        if (place.file != nullptr && !first_time(place, text)) return;
        if (severity == Severity::error) {
            diagnostics_.error(place, std::move(text));
        } else {
            diagnostics_.warning(place, std::move(text));
        }
    }

    static std::string owner(const Subject& subject) {
        std::string text(subject.word);
        if (subject.name != nullptr && !subject.name->empty()) text += ' ' + in_quotes(subject.name->text);
        return text.empty() ? text : text + ": ";
    }

    bool first_time(const Place& place, const std::string& message) {
        std::size_t key = std::hash<std::string>{}(message);
        for (const std::size_t part : {place.file ? std::hash<std::string>{}(*place.file) : 0, std::size_t{place.line},
                                       std::size_t{place.column}})
            key = (key ^ part) * 0x9e3779b97f4a7c15ull;
        return said_.insert(key).second;
    }

    Diagnostics& diagnostics_;
    const KeyPlaces* keys_;
    std::unordered_set<std::size_t> said_;
};

}  // namespace takt::spec
