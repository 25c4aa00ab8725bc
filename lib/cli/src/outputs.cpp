#include "outputs.hpp"

#include <fmt/format.h>

#include <utility>

#include "command.hpp"
#include "write_file.hpp"

namespace takt {
namespace {

[[noreturn]] void refuse_to_write(const std::filesystem::path& file, const std::string& why) {
    throw WriteError(fmt::format("cannot write {}: {}", file.string(), why));
}

}  // namespace

void Outputs::reads(const std::filesystem::path& file, std::string what) {
    read_.push_back({file, std::move(what)});
}

void Outputs::reads(std::shared_ptr<const FilesRead> files) {
    plants_.push_back(std::move(files));
}

void Outputs::expect_not_read(const std::filesystem::path& file) const {
    for (const Named& each : read_)
        if (is_same_file(file, each.file)) refuse_to_write(file, "it is " + each.name);
    for (const auto& plant : plants_)
        for (const std::filesystem::path& each : plant->paths())
            if (is_same_file(file, each)) refuse_to_write(file, "it is a file that the plant is made of");
}

void Outputs::expect_not_written(const std::filesystem::path& file) const {
    if (is_special_file(file)) return;
    for (const std::filesystem::path& each : written_)
        if (is_same_file(file, each)) refuse_to_write(file, "another output is written there");
}

void Outputs::claim(const std::string& option, const std::filesystem::path& file) {
    if (is_special_file(file)) return;
    for (const Named& each : claimed_)
        if (is_same_file(file, each.file))
            throw ArgumentError(fmt::format("{} and {}: expected two files, found one", each.name, option));
    claimed_.push_back({file, option});
}

void Outputs::expect(const std::string& option, const std::filesystem::path& file) {
    expect_not_read(file);
    claim(option, file);
    expect_writable(file);
}

bool Outputs::write(const std::filesystem::path& file, const std::string& text) {
    try {
        expect_not_read(file);
        expect_not_written(file);
        write_file(file, text);
        written_.push_back(file);
        return true;
    } catch (const WriteError& error) {
        problems_.emplace_back(error.what());
        return false;
    }
}

}  // namespace takt
