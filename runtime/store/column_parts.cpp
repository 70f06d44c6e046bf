#include "runtime/store/column_parts.h"

#include <algorithm>

#include "runtime/base/check.h"

namespace flux::store {

namespace {

// No fewer than the rows of the chunk that are in the range.
size_t MostRowsWithin(const ChunkInfo& chunk, plan::TimeRange range) {
  if (!chunk.has_places || chunk.rows < 2) return chunk.rows;
  const int64_t step = chunk.RegularTime(1) - chunk.min_time;
  const int64_t from = std::max(range.start.ns, chunk.min_time), to = std::min(range.stop.ns, chunk.max_time);
  return to < from ? 0 : static_cast<size_t>((static_cast<uint64_t>(to) - static_cast<uint64_t>(from)) / step) + 1;
}

}  // namespace

ColumnParts::ColumnParts(const ScanColumn& column, plan::TimeRange range, ChunkParts wanted, const ChunkSieve* sieve,
                         ChunkReader& reader)
    : column_(column), range_(range), wanted_(wanted), reader_(reader) {
  const RowsView& fresh = column.FreshRows();
  size_t at = 0;
  for (const ChunkInfo& chunk : column.chunks) {
    const size_t before = std::max(at, fresh.LowerBound(chunk.min_time));
    AddFresh(at, before);
    at = before;
    while (at < fresh.size() && fresh.times[at] <= chunk.max_time) ++at;
    const bool is_alone = at == before;
    const bool has_holes = column.HasHoles(chunk);
    if (has_holes && column.holes->Covers({chunk.min_time, chunk.max_time})) {
      AddFresh(before, at);
      continue;
    }
    // Fresh points may be such as pass although no stored one does.
    if (is_alone && sieve != nullptr && !sieve->MayPass(chunk)) {
      ++reader.context().stats.chunks_skipped;
      continue;
    }
    // Made in its place: there are as many as chunks.
    Part& part = parts_.emplace_back();
    part.chunk = &chunk;
    part.fresh_from = before;
    part.fresh_to = at;
    part.is_whole = is_alone && !has_holes && IsWithin(chunk, range);
    part.has_holes = has_holes;
  }
  AddFresh(at, fresh.size());
}

ColumnParts::~ColumnParts() {
  const size_t chunks = static_cast<size_t>(std::ranges::count_if(parts_, [](const Part& part) { return part.chunk; }));
  ScanStats& stats = reader_.context().stats;
  stats.chunks_read += chunks_read_;
  stats.chunks_skipped += chunks - std::min(chunks, chunks_read_);
}

size_t ColumnParts::MaxRows() const {
  size_t rows = 0;
  for (const Part& part : parts_) {
    if (part.chunk != nullptr) rows += part.is_whole ? part.chunk->rows : MostRowsWithin(*part.chunk, range_);
    rows += part.fresh_to - part.fresh_from;
  }
  return rows;
}

void ColumnParts::AddFresh(size_t from, size_t to) {
  for (; from < to; from = std::min(to, from + kChunkRows)) {
    parts_.push_back({.fresh_from = from, .fresh_to = std::min(to, from + kChunkRows)});
  }
}

Result<size_t> ColumnParts::CountRows(size_t i) {
  const Part& part = parts_[i];
  if (part.chunk == nullptr) return part.fresh_to - part.fresh_from;
  if (part.is_whole) return part.chunk->rows;
  FLUX_TRY(const PartRows rows, Read(i));
  return rows.size();
}

Result<bool> ColumnParts::HasRows(size_t i) {
  const Part& part = parts_[i];
  if (part.fresh_from != part.fresh_to || part.is_whole) return true;
  const auto is_there = [&](int64_t time) {
    const bool is_deleted = part.has_holes && column_.holes->Contains(time);
    return time >= range_.start.ns && time < range_.stop.ns && !is_deleted;
  };
  if (is_there(part.chunk->min_time) || is_there(part.chunk->max_time)) return true;
  FLUX_TRY(const PartRows rows, Read(i));
  return rows.size() > 0;
}

PartRows ColumnParts::RowsOf(const RowsView& rows, size_t from, size_t to) const {
  return {wanted_.times ? TimesOf(rows, from, to) : nullptr, wanted_.values ? ValuesOf(rows, from, to) : nullptr, 0,
          to - from};
}

Result<PartRows> ColumnParts::Read(size_t i) {
  const Part& part = parts_[i];
  if (part.chunk == nullptr) return RowsOf(column_.FreshRows(), part.fresh_from, part.fresh_to);
  if (last_ != i) {
    // Its memory is the first that the next one gets, while it is still in the cache.
    last_.reset();
    last_rows_ = {};
    FLUX_TRY(last_rows_, part.fresh_to > part.fresh_from || part.has_holes ? ReadMerged(part) : ReadStored(part));
    last_ = i;
  }
  return last_rows_;
}

Result<PartRows> ColumnParts::ReadStored(const Part& part) {
  // With neither column wanted, the number of rows is all there is to know.
  if (part.is_whole && !wanted_.times && !wanted_.values) return PartRows{nullptr, nullptr, 0, part.chunk->rows};
  ++chunks_read_;
  if (!part.is_whole) return reader_.ReadRange(column_, *part.chunk, wanted_.values, range_);
  FLUX_TRY(DecodedChunk chunk, reader_.Read(column_, *part.chunk, wanted_));
  return PartRows{std::move(chunk.times), std::move(chunk.values), 0, part.chunk->rows};
}

bool ColumnParts::CanGather(size_t i) const {
  const Part& part = parts_[i];
  return part.is_whole && (wanted_.times || wanted_.values) && IsGathered(*part.chunk, column_.type);
}

Result<std::string_view> ColumnParts::ReadBytes(size_t i) {
  ++chunks_read_;
  return reader_.ReadSmall(column_, *parts_[i].chunk);
}

Result<PartRows> ColumnParts::ReadEnd(size_t i, bool is_last) {
  const Part& part = parts_[i];
  if (KnowsEnds(i)) {
    ColumnRows row;
    row.type = column_.type;
    row.Append(is_last ? part.chunk->max_time : part.chunk->min_time, is_last ? part.chunk->last : part.chunk->first);
    return RowsOf(row, 0, 1);
  }
  if (part.chunk == nullptr) {
    const size_t row = is_last ? part.fresh_to - 1 : part.fresh_from;
    return RowsOf(column_.FreshRows(), row, row + 1);
  }
  FLUX_TRY(PartRows rows, Read(i));
  FLUX_CHECK(rows.size() > 0);
  if (is_last) {
    rows.from = rows.to - 1;
  } else {
    rows.to = rows.from + 1;
  }
  return rows;
}

Result<PartRows> ColumnParts::ReadMerged(const Part& part) {
  ++chunks_read_;
  FLUX_TRY(const DecodedChunk chunk, reader_.Read(column_, *part.chunk, ChunkParts{}));
  ColumnRows late;
  late.type = column_.type;
  late.AppendRows(column_.FreshRows(), part.fresh_from, part.fresh_to);
  ColumnRows stored = ToRows(*chunk.times, *chunk.values);
  if (part.has_holes) stored = RowsOutside(stored, *column_.holes);
  const ColumnRows merged = MergeRows(stored, late);
  const size_t from = merged.LowerBound(range_.start.ns);
  return RowsOf(merged, from, std::max(from, merged.LowerBound(range_.stop.ns)));
}

Result<DecodedChunk> ChunkReader::Read(const ScanColumn& column, const ChunkInfo& chunk, ChunkParts wanted) {
  PinnedValue value;
  FLUX_TRY(const std::string_view bytes, Fetch(column, chunk, value));
  return DecodeChunk(bytes, column.type, chunk.rows, wanted);
}

Result<PartRows> ChunkReader::ReadRange(const ScanColumn& column, const ChunkInfo& chunk, bool wants_values,
                                        plan::TimeRange range) {
  PinnedValue value;
  FLUX_TRY(const std::string_view bytes, Fetch(column, chunk, value));
  return DecodeRows(bytes, column.type, chunk.rows, wants_values, range);
}

Result<std::string_view> ChunkReader::Fetch(const ScanColumn& column, const ChunkInfo& chunk, PinnedValue& value) {
  if (IsSmallChunk(chunk.bytes)) return ReadSmall(column, chunk);
  FLUX_TRY_STATUS(context_.cancel.Check());
  context_.stats.bytes_read += chunk.bytes;
  return FetchChunk(map_, bucket_, chunk, snapshot_, value);
}

Result<std::string_view> ChunkReader::ReadSmall(const ScanColumn& column, const ChunkInfo& chunk) {
  FLUX_TRY_STATUS(context_.cancel.Check());
  context_.stats.bytes_read += chunk.bytes;
  if (chunk.pack != 0) return ReadPacked(chunk);
  if (cursor_ == nullptr) cursor_ = map_.MakeCursor(Space::kChunks, snapshot_);
  FLUX_TRY(const auto bytes, cursor_->Get(ChunkKey(bucket_.info.id, column.id, chunk.min_time)));
  if (!bytes) return MissingChunk();
  return *bytes;
}

Result<std::string_view> ChunkReader::ReadPacked(const ChunkInfo& chunk) {
  constexpr size_t kMostBytes = 32 << 20;
  if (chunk.pack != last_pack_) {
    if (pack_bytes_ > kMostBytes) {
      packs_.clear();
      pack_bytes_ = 0;
    }
    std::unique_ptr<PinnedValue>& value = packs_[chunk.pack];
    if (value == nullptr) {
      value = std::make_unique<PinnedValue>();
      FLUX_TRY(const bool is_found, map_.Get(Space::kChunks, PackKey(bucket_.info.id, chunk.pack), snapshot_, *value));
      if (!is_found) return MissingChunk();
      pack_bytes_ += value->bytes().size();
    }
    last_pack_ = chunk.pack;
    last_bytes_ = value->bytes();
  }
  return WithinPack(last_bytes_, chunk);
}

}  // namespace flux::store
