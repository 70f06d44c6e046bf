#pragma once

// The files that `fluxc test` finds, in folders and archives, and the modules of tests that they belong to: a file
// `fluxtest.root` makes one of the folder that it stands in. It holds the module's name alone, or as JSON its name and
// the tags that its tests may have: `{"name": "flux", "tags": ["slow"]}`.

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source/source_file.h"
#include "runtime/base/error.h"

namespace flux::cli {

struct TestModule {
  std::string name;
  std::string folder;   // in the archive, if it lies in one
  std::string archive;  // its path; empty for a folder
  std::vector<std::string> tags;
};

// A file that was read, and where it lies.
struct TestFile {
  std::shared_ptr<const SourceFile> source;
  std::filesystem::path folder;        // of its local packages
  std::string archive;                 // that it lies in, or empty
  std::string path;                    // in the archive, or absolute
  const TestModule* module = nullptr;  // that it belongs to, or null
};

// All files of a run and the modules around them.
class TestFiles {
 public:
  // Reads the files that are named, and of folders and archives all `_test.flux` files, in order of their paths. Fails
  // on what cannot be read, when there are none, and on two modules of one name.
  static Result<TestFiles> Gather(const std::vector<std::string>& paths);

  const std::vector<TestFile>& files() const { return files_; }
  const std::map<std::string, TestModule, std::less<>>& modules() const { return modules_; }

  // Reads the file of the testcase `module/folder/file.testcase`, which need not be one of those above. Fails when
  // there is no such module or file.
  Result<std::shared_ptr<const SourceFile>> Open(std::string_view testcase) const;

 private:
  Status AddPath(const std::string& path);
  Status AddFolder(const std::string& path);
  Status AddArchive(const std::string& path);
  Status AddFile(const std::string& path);
  Status AddModule(std::string_view text, std::string folder, std::string archive);
  // Adds the module of the closest folder above that has one.
  Status AddModuleAbove(const std::filesystem::path& path);
  void AssignModules();

  std::vector<TestFile> files_;
  std::map<std::string, TestModule, std::less<>> modules_;
  // What archives hold, by archive and path.
  std::map<std::pair<std::string, std::string>, std::shared_ptr<const SourceFile>> members_;
};

// The name behind the last point of `module/folder/file.testcase`.
std::string_view TestcaseOf(std::string_view path);

}  // namespace flux::cli
