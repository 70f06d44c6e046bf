// What a power cut may leave of the manifest and of the notes on what was acknowledged.

#include <fstream>
#include <sstream>

#include "runtime/store/directory.h"
#include "runtime/store/key_value_store.h"
#include "runtime/store/maintenance.h"
#include "runtime/store/witness.h"
#include "tests/unit/runtime_store/store_fixture.h"

using namespace flux;
using namespace flux::store;

namespace {

const std::vector<std::string> kNotes = {"ACKNOWLEDGED", "ACKNOWLEDGED-2"};
constexpr const char* kPoint = "_field=v,_measurement=m: 1 2f,\n";

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return std::move(bytes).str();
}

void Append(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::app) << bytes;
}

// Adds to the manifest two changes of which the first is torn.
void TearManifest(const std::string& path) {
  const std::string manifest = path + "/" + CurrentManifest(path);
  const std::string changes = ReadFile(manifest);
  const size_t length = 7 + static_cast<uint8_t>(changes[4]) + 256u * static_cast<uint8_t>(changes[5]);
  const std::string change = changes.substr(0, length);
  std::string torn = change;
  torn[length / 2] = static_cast<char>(torn[length / 2] + 1);
  Append(manifest, torn + change);
}

void CheckWhole(const std::string& path) {
  for (const bool is_read_only : {true, false}) {
    const auto store = OpenStore(path, {.is_read_only = is_read_only});
    BOOST_TEST(Scan(*store, "db") == kPoint);
  }
  const auto verified = VerifyStore(path);
  BOOST_REQUIRE(verified.has_value());
  BOOST_TEST(verified->damage.empty());
}

// A store whose one point is in the log, or in files.
void MakeStore(const std::string& path, bool is_sealed) {
  const auto store = OpenStore(path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  Load(*store, "db", "m v=2 1\n");
  if (is_sealed) BOOST_REQUIRE(store->Flush().has_value());
}

}  // namespace

BOOST_AUTO_TEST_CASE(changes_behind_a_torn_one_are_cut_off_though_both_notes_are_lost) {
  const TempDirectory directory;
  const std::string path = directory.path + "/data";
  MakeStore(path, true);
  for (const std::string& note : kNotes) std::filesystem::resize_file(path + "/" + note, 0);
  TearManifest(path);
  CheckWhole(path);
}

BOOST_AUTO_TEST_CASE(a_log_that_was_not_needed_is_not_missed_when_the_manifest_is_torn) {
  const TempDirectory directory;
  const std::string path = directory.path + "/data";
  MakeStore(path, false);
  std::vector<std::string> notes;
  {
    const auto store = OpenStore(path);
    Load(*store, "db", "m v=2 1\n");
    for (const std::string& note : kNotes) notes.push_back(ReadFile(path + "/" + note));
    BOOST_REQUIRE(store->Flush().has_value());
  }
  for (size_t i = 0; i < kNotes.size(); ++i) {
    std::ofstream(path + "/" + kNotes[i], std::ios::binary | std::ios::trunc) << notes[i];
  }
  const Witness old = ReadWitness(path);
  BOOST_TEST_REQUIRE(!std::filesystem::exists(path + "/" + old.files.back().name), "the noted log is still there");
  TearManifest(path);
  CheckWhole(path);
}

BOOST_AUTO_TEST_CASE(a_write_of_nothing_acknowledges_nothing) {
  const TempDirectory directory;
  const std::string path = directory.path + "/data";
  MakeStore(path, true);
  const auto map = KeyValueStore::Open(path, {});
  BOOST_REQUIRE(map.has_value());
  const uint64_t before = ReadWitness(path).sequence;
  BOOST_REQUIRE((*map)->Write(WriteSet(), KeyValueStore::Durability::kNow).has_value());
  BOOST_TEST(ReadWitness(path).sequence == before);
}
