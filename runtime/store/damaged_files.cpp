#include "runtime/store/damaged_files.h"

#include <fmt/format.h>
#include <rocksdb/db.h>
#include <rocksdb/metadata.h>
#include <rocksdb/options.h>
#include <rocksdb/sst_file_reader.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace flux::store {

namespace {

using IteratorRef = std::unique_ptr<rocksdb::Iterator>;
using Iterate = std::function<IteratorRef()>;
using Visit = std::function<Status(std::string_view key, std::string_view value)>;

std::string_view ToView(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

// Keys as numbers, by so many bytes of each.
constexpr size_t kPlaceBytes = 12;
using Place = unsigned __int128;

Place PlaceOf(std::string_view key) {
  Place place = 0;
  for (size_t i = 0; i < kPlaceBytes; ++i) place = place << 8 | (i < key.size() ? static_cast<uint8_t>(key[i]) : 0);
  return place;
}

std::string KeyAt(Place place) {
  std::string key(kPlaceBytes, '\0');
  for (size_t i = kPlaceBytes; i-- > 0; place >>= 8) key[i] = static_cast<char>(place & 0xff);
  return key;
}

// Gives the place behind a block that cannot be read, in which the key after `last` is: where it ends shows by trying.
// An iterator that has failed once is of no use any more.
IteratorRef BehindUnreadable(std::string_view last, const Iterate& iterate) {
  const Place from = PlaceOf(last);
  const auto seek = [&](Place distance) {
    IteratorRef at = iterate();
    at->Seek(KeyAt(from + distance));
    return at->status().ok() ? std::move(at) : nullptr;
  };
  Place good = 1;
  IteratorRef found;
  while ((found = seek(good)) == nullptr) {
    good *= 2;
    if ((from + good) >> (8 * kPlaceBytes) != 0) return nullptr;
  }
  for (Place bad = good / 2; good - bad > 1;) {
    const Place middle = bad + (good - bad) / 2;
    if (IteratorRef nearer = seek(middle)) {
      found = std::move(nearer);
      good = middle;
    } else {
      bad = middle;
    }
  }
  return found;
}

// A range of keys; no end: up to the last one.
struct KeyRange {
  std::string begin;
  std::optional<std::string> end;
};

using OnGap = std::function<Status(const KeyRange& gap)>;

// Visits the records in a range, and tells of the ranges that cannot be read.
Status ReadRange(const Iterate& iterate, const KeyRange& range, const Visit& visit, const OnGap& on_gap) {
  std::string next = range.begin;
  IteratorRef at = iterate();
  at->Seek(next);
  for (;;) {
    if (at->status().IsCorruption()) {
      at = BehindUnreadable(next, iterate);
      const bool has_more = at != nullptr && at->Valid();
      KeyRange gap{next, has_more ? std::optional(at->key().ToString()) : range.end};
      if (range.end && gap.end && *gap.end > *range.end) gap.end = range.end;
      FLUX_TRY_STATUS(on_gap(gap));
      if (!has_more) return {};
      continue;
    }
    if (!at->status().ok()) {
      return Fail(ErrorCode::kUnavailable,
                  fmt::format("the data directory cannot be read: {}", at->status().ToString()));
    }
    if (!at->Valid() || (range.end && at->key().compare(*range.end) >= 0)) return {};
    FLUX_TRY_STATUS(visit(ToView(at->key()), ToView(at->value())));
    next = at->key().ToString() + '\0';
    at->Next();
  }
}

// The files of a space, older ones first.
std::vector<rocksdb::LiveFileMetaData> FilesOf(rocksdb::DB& db, const std::string& space) {
  std::vector<rocksdb::LiveFileMetaData> files;
  db.GetLiveFilesMetaData(&files);
  std::erase_if(files, [&](const auto& file) { return file.column_family_name != space; });
  std::ranges::sort(files, [](const auto& a, const auto& b) {
    return a.level != b.level ? a.level > b.level : a.file_number < b.file_number;
  });
  return files;
}

}  // namespace

Status ReadWhatCanBeRead(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* space, const rocksdb::Options& options,
                         const Visit& visit) {
  const auto read_files = [&](const KeyRange& gap) -> Status {
    for (const rocksdb::LiveFileMetaData& file : FilesOf(db, space->GetName())) {
      rocksdb::SstFileReader reader(options);
      // What is in a file that cannot be opened is lost.
      if (!reader.Open(file.db_path + file.name).ok()) continue;
      const auto iterate = [&] { return IteratorRef(reader.NewIterator({})); };
      FLUX_TRY_STATUS(ReadRange(iterate, gap, visit, [](const KeyRange&) { return Status(); }));
    }
    return {};
  };
  return ReadRange([&] { return IteratorRef(db.NewIterator({}, space)); }, {}, visit, read_files);
}

}  // namespace flux::store
