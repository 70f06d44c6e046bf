#include "runtime/spill/spill_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <optional>

#include "runtime/spill/spill.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/temp_directory.h"

namespace flux {
namespace {

namespace fs = std::filesystem;

std::unique_ptr<SpillFile> MakeFile(const std::string& directory) {
  auto file = SpillFile::Create(directory);
  BOOST_REQUIRE(file.has_value());
  return std::move(*file);
}

// Opens the file without a name that was made last.
int OpenLast(const std::string& directory) {
  std::string last;
  for (const fs::directory_entry& entry : fs::directory_iterator("/proc/self/fd")) {
    std::error_code error;
    const std::string target = fs::read_symlink(entry.path(), error).string();
    if (target.starts_with(directory + "/")) last = entry.path().string();
  }
  BOOST_REQUIRE(!last.empty());
  return open(last.c_str(), O_RDWR | O_CLOEXEC);
}

BOOST_AUTO_TEST_SUITE(spill_file)

BOOST_AUTO_TEST_CASE(what_no_column_can_hold_is_written_whatever_the_room) {
  const MemoryAccount without_limit, with_limit(size_t{1} << 40);
  for (const MemoryAccount* account : {&without_limit, &with_limit}) {
    const SpillSpace space("/tmp", *account);
    BOOST_TEST(!space.IsTime(1000, size_t{2} << 30));
    BOOST_TEST(space.IsTime(1000, size_t{4} << 30));
  }
}

BOOST_AUTO_TEST_CASE(gives_back_blocks_in_any_order) {
  const testing::TempDirectory directory;
  const auto file = MakeFile(directory.path);
  std::vector<std::string> texts = {"", "a", std::string(1 << 20, 'x'), "b", std::string(3, '\0')};
  for (int i = 0; i < 5000; ++i) texts.push_back(std::string(static_cast<size_t>(i % 97), static_cast<char>(i)));
  std::vector<SpilledBlock> blocks;
  for (const std::string& text : texts) blocks.push_back(*file->Append(text, 1));
  for (size_t i = 0; i < texts.size(); ++i) BOOST_TEST((*file->Read(blocks[i]) == texts[i]));
  for (size_t i = texts.size(); i-- > 0;) BOOST_TEST((*file->Read(blocks[i]) == texts[i]));
  const SpilledBlock later = *file->Append("later", 1);
  BOOST_TEST(*file->Read(blocks[1]) == "a");
  BOOST_TEST(*file->Read(later) == "later");
}

BOOST_AUTO_TEST_CASE(leaves_nothing_behind) {
  const testing::TempDirectory directory;
  const auto file = MakeFile(directory.path);
  BOOST_REQUIRE(file->Append(std::string(1 << 20, 'x'), 1).has_value());
  BOOST_TEST(fs::is_empty(directory.path));
}

BOOST_AUTO_TEST_CASE(says_that_a_block_is_damaged) {
  const testing::TempDirectory directory;
  const auto file = MakeFile(directory.path);
  const SpilledBlock block = *file->Append(std::string(1 << 20, 'x'), 1);
  const SpilledBlock other = *file->Append(std::string(1 << 20, 'y'), 1);
  BOOST_REQUIRE(file->Read(block).has_value());
  const int raw = OpenLast(directory.path);
  BOOST_REQUIRE(pwrite(raw, "!", 1, static_cast<off_t>(other.offset + 5000)) == 1);
  const auto read = file->Read(other);
  BOOST_REQUIRE(!read.has_value());
  BOOST_TEST((read.error().code == ErrorCode::kDataLoss));
  BOOST_TEST(read.error().message.find("came back damaged, at byte 1048584") != std::string::npos);
  BOOST_TEST(read.error().message.find(directory.path) != std::string::npos);
  // One that is cut off, too.
  BOOST_REQUIRE(ftruncate(raw, 100) == 0);
  BOOST_TEST(!file->Read(block).has_value());
  close(raw);
}

BOOST_AUTO_TEST_CASE(says_that_a_directory_is_not_there) {
  const auto file = SpillFile::Create("/nowhere/at all");
  BOOST_REQUIRE(!file.has_value());
  BOOST_TEST((file.error().code == ErrorCode::kUnavailable));
  BOOST_TEST(file.error().message ==
             "cannot write rows that memory has no room for to a file in `/nowhere/at all`: No such file or directory; "
             "name a directory that can be written with `--spill-dir`, or raise `--memory-limit`");
}

// A limit on the size of files stands for a disk that is full.
BOOST_AUTO_TEST_CASE(says_that_the_disk_is_full) {
  const testing::TempDirectory directory;
  const auto file = MakeFile(directory.path);
  std::optional<testing::FileSizeLimit> full(1 << 20);
  Result<SpilledBlock> appended = file->Append(std::string(1 << 19, 'x'), 1);
  const bool fits = appended.has_value();
  for (int i = 0; i < 4 && appended; ++i) appended = file->Append(std::string(1 << 19, 'x'), 1);
  full.reset();
  BOOST_TEST(fits);
  BOOST_REQUIRE(!appended.has_value());
  BOOST_TEST((appended.error().code == ErrorCode::kResourceExhausted));
  BOOST_TEST(appended.error().message.find("name a directory that has more room") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace flux
