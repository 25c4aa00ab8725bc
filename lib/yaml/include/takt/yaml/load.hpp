// From a YAML file to a plant as plain data. Everything wrong with the file is found in one pass.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "takt/core/diagnostic.hpp"
#include "takt/spec/check.hpp"
#include "takt/spec/line_spec.hpp"
#include "takt/spec/setting.hpp"

namespace takt {

class FilesRead;

/// A file that a plant is made of, by its path from the folder of the main one.
struct PlantFile {
    std::string path;
    std::string text;
};

struct LoadOptions {
    /// Values that replace those of the file: `run.horizon=2 weeks`, `line.framing-1.cycle=90 s`,
    /// `crews.maintenance.size=3`.
    std::vector<spec::Setting> overrides;
    std::vector<Diagnostic>* warnings = nullptr;  ///< where warnings of a file without errors go, if anywhere
    std::vector<PlantFile>* files = nullptr;  ///< where all files that were read go, the main one first, if anywhere
    FilesRead* kept = nullptr;  ///< files that were read before are as they are here, and those that are read now are added
    spec::Unused unused = spec::Unused::told;
};

/// A plant without a name is called as its file, without the extension.
/// Files that it mentions must be regular files inside its own folder, links resolved.
/// \throws SpecError with all diagnostics, sorted by place
spec::LineSpec load_line(const std::filesystem::path& file, const LoadOptions& options = {});

/// The same for a text at hand; `file_name` is what diagnostics call it, `folder` where the files it mentions are.
/// \throws SpecError with all diagnostics, sorted by place
spec::LineSpec load_line_text(std::string text, std::string file_name, std::filesystem::path folder,
                              const LoadOptions& options = {});

/// The same for files at hand, the main one first; no others are read. Diagnostics call them by their paths.
/// \pre    at least one file
/// \throws SpecError with all diagnostics, sorted by place
spec::LineSpec load_line_files(const std::vector<PlantFile>& files, const LoadOptions& options = {});

}  // namespace takt
