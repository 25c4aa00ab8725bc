// What is wrong in a user's input, and where. All diagnostics of a file are collected before one SpecError is thrown.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace takt {

/// A place in a user's file; line and column count from 1, 0 means unknown (a spec built in C++ has no places).
struct Place {
    std::shared_ptr<const std::string> file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// `file:line:column`, or as much of it as is known.
inline std::string to_string(const Place& place) {
    std::string text = place.file ? *place.file : std::string("(spec)");
    if (place.line > 0) text += ':' + std::to_string(place.line) + ':' + std::to_string(place.column);
    return text;
}

enum class Severity : std::uint8_t { error, warning };

struct Diagnostic {
    Severity severity = Severity::error;
    Place place;
    std::string message;
};

/// `file:line:column: error: message`, the form that editors and terminals make clickable.
inline std::string to_string(const Diagnostic& diagnostic) {
    const char* severity = diagnostic.severity == Severity::error ? "error" : "warning";
    return to_string(diagnostic.place) + ": " + severity + ": " + diagnostic.message;
}

/// Collects diagnostics; keeps at most `limit` errors and as many warnings, so that a hostile file cannot fill memory with
/// complaints, nor warnings hide an error.
class Diagnostics {
  public:
    static constexpr std::size_t limit = 200;

    void error(Place place, std::string message) { add(Severity::error, std::move(place), std::move(message)); }
    void warning(Place place, std::string message) { add(Severity::warning, std::move(place), std::move(message)); }

    void add(const Diagnostic& found) { add(found.severity, found.place, found.message); }

    bool has_errors() const { return errors_ > 0; }
    std::size_t errors() const { return errors_; }
    /// More errors are only counted.
    bool full() const { return errors_ >= limit; }
    const std::vector<Diagnostic>& entries() const { return entries_; }

    /// Where there are errors, warnings are often no more than their consequences.
    void drop_warnings() {
        std::erase_if(entries_, [](const Diagnostic& entry) { return entry.severity == Severity::warning; });
        warnings_ = 0;
    }

    /// By file, then line, then column, so that a reader walks each file from top to bottom once.
    void sort_by_place() {
        std::stable_sort(entries_.begin(), entries_.end(), [](const Diagnostic& a, const Diagnostic& b) {
            return key(a) < key(b);
        });
    }

  private:
    using Key = std::tuple<std::string, std::uint32_t, std::uint32_t>;

    static Key key(const Diagnostic& entry) {
        const Place& place = entry.place;
        return {place.file ? *place.file : std::string(), place.line, place.column};
    }

    void add(Severity severity, Place place, std::string message) {
        std::size_t& count = severity == Severity::error ? errors_ : warnings_;
        if (count++ < limit) entries_.push_back({severity, std::move(place), std::move(message)});
    }

    std::vector<Diagnostic> entries_;
    std::size_t errors_ = 0;
    std::size_t warnings_ = 0;
};

/// Bad input. what() holds every diagnostic, one a line.
class SpecError : public std::runtime_error {
  public:
    explicit SpecError(Diagnostics diagnostics)
        : std::runtime_error(join(diagnostics)), diagnostics_(std::move(diagnostics)) {}

    const Diagnostics& diagnostics() const { return diagnostics_; }

  private:
    static std::string join(const Diagnostics& diagnostics) {
        std::string text;
        for (const Diagnostic& entry : diagnostics.entries()) text += to_string(entry) + '\n';
        return text;
    }

    Diagnostics diagnostics_;
};

}  // namespace takt
