#include "tools/fluxc/test_files.h"

#include <algorithm>
#include <cctype>

#include "fmt/format.h"
#include "runtime/base/suggest.h"
#include "stdlib/json/json_text.h"
#include "tools/engine/source_text.h"
#include "tools/fluxc/archive.h"
#include "tools/fluxc/interrupt.h"
#include "tools/fluxc/script.h"

namespace flux::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kRootFile = "fluxtest.root", kTestEnding = "_test.flux";

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const size_t begin = text.find_first_not_of(kBlank);
  return begin == text.npos ? std::string_view() : text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

Result<TestModule> ParseModule(std::string_view text) {
  text = Trimmed(text);
  TestModule module;
  const bool is_name = std::ranges::all_of(text, [](unsigned char c) { return std::isalpha(c) != 0; });
  if (is_name) {
    module.name = text;
  } else {
    FLUX_TRY(const Value json, stdlib::FromJson(text, stdlib::JsonValues::kTyped, Interrupt()));
    const bool is_record = !json.is_null() && json.kind() == ValueKind::kRecord;
    if (!is_record) return flux::Fail(ErrorCode::kInvalid, "must hold a name or a JSON object");
    const Value* name = json.AsRecord().Find("name");
    const Value* tags = json.AsRecord().Find("tags");
    if (name != nullptr && !name->is_null() && name->kind() == ValueKind::kString) module.name = name->AsString();
    if (tags != nullptr && !tags->is_null() && tags->kind() == ValueKind::kArray) {
      for (const Value& tag : tags->AsArray().elements) {
        if (!tag.is_null() && tag.kind() == ValueKind::kString) module.tags.emplace_back(tag.AsString());
      }
    }
  }
  if (module.name.empty()) return flux::Fail(ErrorCode::kInvalid, "the module has no name");
  return module;
}

std::string Normal(const fs::path& path) {
  std::string text = path.lexically_normal().generic_string();
  if (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text;
}

std::string Absolute(const fs::path& path) {
  std::error_code error;
  return Normal(fs::current_path(error) / path);
}

}  // namespace

std::string_view TestcaseOf(std::string_view path) { return path.substr(path.rfind('.') + 1); }

Result<TestFiles> TestFiles::Gather(const std::vector<std::string>& paths) {
  TestFiles found;
  for (const std::string& path : paths) FLUX_TRY_STATUS(found.AddPath(path));
  if (found.files_.empty()) return flux::Fail(ErrorCode::kInvalid, "there are no `_test.flux` files here");
  std::ranges::sort(found.files_, {}, [](const TestFile& file) { return file.source->name(); });
  found.AssignModules();
  return found;
}

Status TestFiles::AddPath(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) return AddFolder(path);
  return IsArchive(path) ? AddArchive(path) : AddFile(path);
}

Status TestFiles::AddFolder(const std::string& path) {
  FLUX_TRY_STATUS(AddModuleAbove(path));
  std::error_code error;
  for (fs::recursive_directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
    if (!at->is_regular_file(error)) continue;
    const std::string name = at->path().string();
    if (name.ends_with(kTestEnding)) FLUX_TRY_STATUS(AddFile(name));
    if (at->path().filename() != kRootFile) continue;
    FLUX_TRY(const std::string text, ReadInput(name));
    FLUX_TRY_STATUS(AddModule(text, Absolute(at->path().parent_path()), {}));
  }
  if (error) return flux::Fail(ErrorCode::kInvalid, fmt::format("cannot list `{}`: {}", path, error.message()));
  return {};
}

Status TestFiles::AddFile(const std::string& path) {
  if (path != "-") FLUX_TRY_STATUS(AddModuleAbove(path));
  FLUX_TRY(std::string text, ReadInput(path));
  files_.push_back({std::make_shared<const SourceFile>(path, std::move(text)), FolderOf(path), {}, Absolute(path)});
  return {};
}

Status TestFiles::AddArchive(const std::string& path) {
  const auto is_wanted = [](std::string_view name) {
    return name.ends_with(".flux") || fs::path(name).filename() == kRootFile;
  };
  FLUX_TRY(std::vector<ArchiveMember> members, ReadArchive(path, is_wanted));
  for (ArchiveMember& member : members) {
    const std::string name = Normal(member.name);
    if (!name.ends_with(".flux")) {
      FLUX_TRY_STATUS(AddModule(member.text, Normal(fs::path(name).parent_path()), path));
      continue;
    }
    auto source = std::make_shared<const SourceFile>(path + "/" + name, std::move(member.text));
    members_.emplace(std::pair(path, name), source);
    if (name.ends_with(kTestEnding)) files_.push_back({source, FolderOf(path), path, name});
  }
  return {};
}

Status TestFiles::AddModuleAbove(const fs::path& path) {
  fs::path folder = Absolute(path);
  while (folder.has_relative_path()) {
    folder = folder.parent_path();
    std::error_code error;
    const fs::path root = folder / kRootFile;
    if (!fs::is_regular_file(root, error)) continue;
    FLUX_TRY(const std::string text, ReadInput(root.string()));
    return AddModule(text, Absolute(folder), {});
  }
  return {};
}

Status TestFiles::AddModule(std::string_view text, std::string folder, std::string archive) {
  const std::string place = (archive.empty() ? folder : archive + "/" + folder) + "/" + std::string(kRootFile);
  Result<TestModule> module = ParseModule(text);
  if (!module) return std::unexpected(std::move(module.error()).WithContext(place));
  module->folder = std::move(folder);
  module->archive = std::move(archive);
  auto [known, is_new] = modules_.try_emplace(module->name, *module);
  const bool is_same = known->second.folder == module->folder && known->second.archive == module->archive;
  if (is_new || is_same) return {};
  return flux::Fail(ErrorCode::kInvalid, fmt::format("{}: another module is called `{}`, too: that in `{}`", place,
                                                     module->name, known->second.folder));
}

// A file belongs to the innermost module around it.
void TestFiles::AssignModules() {
  std::map<std::pair<std::string_view, std::string_view>, const TestModule*> by_folder;
  for (const auto& [name, module] : modules_) {
    const std::string_view folder = module.folder == "." ? "" : std::string_view(module.folder);
    by_folder.emplace(std::pair(std::string_view(module.archive), folder), &module);
  }
  for (TestFile& file : files_) {
    std::string_view folder = file.path;
    while (file.module == nullptr && !folder.empty()) {
      const size_t slash = folder.rfind('/');
      // The folder of all others is `/`.
      folder = folder.substr(0, slash == 0 && folder.size() > 1 ? 1 : slash == folder.npos ? 0 : slash);
      const auto found = by_folder.find({file.archive, folder});
      if (found != by_folder.end()) file.module = found->second;
    }
  }
}

Result<std::shared_ptr<const SourceFile>> TestFiles::Open(std::string_view testcase) const {
  const size_t slash = testcase.find('/');
  const size_t point = testcase.rfind('.');
  if (slash == testcase.npos || point == testcase.npos || point < slash) {
    return flux::Fail(ErrorCode::kInvalid,
                      fmt::format("`extends` needs the path `module/folder/file.testcase`, found `{}`", testcase));
  }
  const auto module = modules_.find(testcase.substr(0, slash));
  if (module == modules_.end()) {
    std::vector<std::string> names;
    for (const auto& [name, known] : modules_) names.push_back(name);
    const std::string guess = DidYouMean(testcase.substr(0, slash), names);
    return flux::Fail(
        ErrorCode::kNotFound,
        fmt::format("there is no module of tests `{}`{}", testcase.substr(0, slash),
                    guess.empty() ? "; a file `fluxtest.root` names the module of the folder that it is in" : guess));
  }
  const std::string name =
      Normal(fs::path(module->second.folder) / (std::string(testcase.substr(slash + 1, point - slash - 1)) + ".flux"));
  if (module->second.archive.empty()) {
    const std::string shown = DisplayName(name);
    FLUX_TRY(std::string text, ReadInput(shown));
    return std::make_shared<const SourceFile>(shown, std::move(text));
  }
  const auto member = members_.find({module->second.archive, name});
  if (member != members_.end()) return member->second;
  return flux::Fail(ErrorCode::kNotFound, fmt::format("`{}` has no file `{}`", module->second.archive, name));
}

}  // namespace flux::cli
