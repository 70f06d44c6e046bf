#include "runtime/store/pack.h"

#include <algorithm>

#include "runtime/store/bytes.h"
#include "runtime/store/int_packing.h"
#include "runtime/store/store_state.h"

namespace flux::store {

namespace {

constexpr uint8_t kVersion = 1;
// A chunk that leaves a pack has its index written anew, so packs are not as large as they could be.
constexpr size_t kMostChunks = 128;
constexpr size_t kMostBytes = 32 << 10;

// Appends the chunks of the pack's index.
bool DecodePackIndex(uint32_t pack, std::string_view bytes, std::vector<ChunkInfo>& out) {
  ByteReader in(bytes);
  if (in.Byte() != kVersion) return false;
  while (!in.rest().empty()) {
    const uint64_t column = in.Varint(), offset = in.Varint();
    ChunkInfo& chunk = out.emplace_back();
    if (!DecodeChunkInfo(in.Text(), chunk)) {
      out.pop_back();
      return false;
    }
    chunk.column = static_cast<ColumnId>(column);
    chunk.pack = pack;
    chunk.offset = static_cast<uint32_t>(offset);
  }
  return in.is_good();
}

}  // namespace

std::string PackKey(uint32_t bucket, uint32_t pack) {
  std::string key = ChunkKeyPrefix(bucket, kPackColumn);
  PutKey32(key, pack);
  return key;
}

std::string EncodePackIndex(const std::vector<ChunkInfo>& chunks) {
  std::string out;
  PutByte(out, kVersion);
  for (const ChunkInfo& chunk : chunks) {
    PutVarint(out, chunk.column);
    PutVarint(out, chunk.offset);
    PutText(out, EncodeChunkInfo(chunk));
  }
  return out;
}

bool DecodeChunkRecord(std::string_view key, std::string_view bytes, std::vector<ChunkInfo>& out) {
  ByteReader place(key);
  const ColumnId column = place.Key32();
  if (column != kPackColumn) {
    ChunkInfo chunk;
    if (!DecodeChunkInfo(bytes, chunk)) return false;
    chunk.column = column;
    out.push_back(chunk);
    return true;
  }
  const uint32_t pack = place.Key32();
  return place.is_good() && place.rest().empty() && pack != 0 && DecodePackIndex(pack, bytes, out);
}

Result<std::string_view> WithinPack(std::string_view pack, const ChunkInfo& info) {
  if (pack.size() < info.bytes || pack.size() - info.bytes < info.offset) return MissingChunk();
  return pack.substr(info.offset, info.bytes);
}

// What follows a chunk is read by nobody, so the next one may begin in what it would be padded with.
void PackWriter::Add(ChunkInfo& info, std::string_view bytes, WriteSet& changes) {
  if (chunks_.size() == kMostChunks || bytes_.size() + bytes.size() > kMostBytes) ClosePack(changes);
  info.pack = next_;
  info.offset = static_cast<uint32_t>(bytes_.size());
  bytes_ += bytes.substr(0, bytes.size() - kPackingPad);
  chunks_.push_back(info);
}

void PackWriter::ClosePack(WriteSet& changes) {
  if (chunks_.empty()) return;
  bytes_.append(kPackingPad, '\0');
  const std::string key = PackKey(bucket_, next_++);
  changes.Put(Space::kChunkIndex, key, EncodePackIndex(chunks_));
  changes.Put(Space::kChunks, key, bytes_);
  chunks_.clear();
  bytes_.clear();
}

Status PackWriter::WriteTo(WriteSet& changes) {
  ClosePack(changes);
  for (auto& [pack, removed] : removed_) {
    const std::string key = PackKey(bucket_, pack);
    PinnedValue index;
    FLUX_TRY(const bool is_found, map_.Get(Space::kChunkIndex, key, nullptr, index));
    std::vector<ChunkInfo> chunks;
    if (!is_found || !DecodePackIndex(pack, index.bytes(), chunks)) return DamagedIndex();
    std::ranges::sort(removed);
    std::erase_if(chunks, [&](const ChunkInfo& chunk) {
      return std::ranges::binary_search(removed, std::pair(chunk.column, chunk.min_time));
    });
    if (chunks.empty()) {
      changes.Delete(Space::kChunkIndex, key);
      changes.Delete(Space::kChunks, key);
    } else {
      changes.Put(Space::kChunkIndex, key, EncodePackIndex(chunks));
    }
  }
  removed_.clear();
  return {};
}

}  // namespace flux::store
