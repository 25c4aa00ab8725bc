#include "records.hpp"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "takt/core/version.hpp"
#include "takt/random/stream.hpp"

namespace takt::ledger {
namespace {

using nlohmann::json;

constexpr std::string_view before_record = R"(","record":)";
constexpr std::string_view before_key = R"({"key":)";
constexpr std::string_view before_payload = R"(,"payload":)";
constexpr std::size_t digits = 16;
constexpr std::size_t head = opening.size() + digits + before_record.size();

std::string sum_of(std::string_view content) {
    return fmt::format("{:016x}", hash_of(content));
}

Reading unusable(std::string problem) {
    return {std::nullopt, std::move(problem)};
}

/// What the checksum is of, where the line has the shape of a record.
std::optional<std::string_view> content_of(std::string_view line) {
    if (line.size() < head + 1 || !line.starts_with(opening) || line.back() != '}') return std::nullopt;
    if (line.substr(opening.size() + digits, before_record.size()) != before_record) return std::nullopt;
    return line.substr(head, line.size() - head - 1);
}

std::optional<std::uint64_t> number_in(const json& key, const char* name) {
    const auto found = key.find(name);
    if (found == key.end() || !found->is_number_unsigned()) return std::nullopt;
    return found->get<std::uint64_t>();
}

std::optional<std::string> text_in(const json& key, const char* name) {
    const auto found = key.find(name);
    if (found == key.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

std::optional<std::uint64_t> digest_in(const json& key) {
    const std::optional<std::string> text = text_in(key, "plan");
    std::uint64_t digest = 0;
    if (!text || text->size() != digits) return std::nullopt;
    const auto [end, error] = std::from_chars(text->data(), text->data() + digits, digest, 16);
    return error == std::errc() && end == text->data() + digits ? std::optional(digest) : std::nullopt;
}

/// The key of a record that takt can use, or why it cannot.
struct KeyReading {
    std::optional<LedgerKey> key;
    std::string problem;
};

KeyReading read_key(std::string_view text) {
    const json key = json::parse(text, nullptr, false);
    if (!key.is_object()) return {std::nullopt, "it has no key"};
    const auto format = number_in(key, "format");
    const auto version_read = text_in(key, "takt");
    if (!format || !version_read) return {std::nullopt, "it does not say what made it"};
    if (*format != Ledger::format)
        return {std::nullopt, fmt::format("it is of format {}, not {}", *format, int{Ledger::format})};
    if (*version_read != version)
        return {std::nullopt, fmt::format("it was made by takt {}, this is {}", *version_read, version)};
    const auto kind = text_in(key, "kind");
    const auto digest = digest_in(key);
    const auto seed = number_in(key, "seed");
    const auto replication = number_in(key, "replication");
    if (!kind || !digest || !seed || !replication) return {std::nullopt, "its key is not whole"};
    return {LedgerKey{*kind, *digest, *seed, *replication}, {}};
}

}  // namespace

std::string name_of(const LedgerKey& key) {
    return fmt::format(R"("kind":"{}","plan":"{:016x}","seed":{},"replication":{})", key.kind, key.digest, key.seed,
                       key.replication);
}

std::string line_of(const LedgerKey& key, std::string_view payload) {
    const std::string content = fmt::format(R"({}{{"format":{},"takt":"{}",{}}}{}{}}})", before_key,
                                            int{Ledger::format}, version, name_of(key), before_payload, payload);
    return fmt::format("{}{}{}{}}}", opening, sum_of(content), before_record, content);
}

Reading read_line(std::string_view line) {
    const std::optional<std::string_view> content = content_of(line);
    if (!content) return unusable("it is no record");
    if (line.substr(opening.size(), digits) != sum_of(*content)) return unusable("its checksum does not agree");
    const std::size_t end = content->find(before_payload);
    if (!content->starts_with(before_key) || end == content->npos || content->back() != '}')
        return unusable("it is no record");
    const KeyReading read = read_key(content->substr(before_key.size(), end - before_key.size()));
    if (!read.key) return unusable(read.problem);
    const std::size_t begin = end + before_payload.size();
    return {Record{*read.key, content->substr(begin, content->size() - begin - 1)}, {}};
}

}  // namespace takt::ledger
