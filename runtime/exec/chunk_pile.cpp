#include "runtime/exec/chunk_pile.h"

#include "runtime/table/concatenate.h"

namespace flux::exec {
namespace {

// So many neighbours of one size class become one chunk.
constexpr size_t kJoined = 16;
// No more rows than these are joined.
constexpr size_t kLargeRows = 4096;

// What is joined is of the next class.
int SizeClass(const Chunk& chunk) {
  int size_class = 0;
  for (size_t rows = chunk.rows; rows >= kJoined; rows /= kJoined) ++size_class;
  return size_class;
}

}  // namespace

bool ChunkPile::CanJoinLast() const {
  if (chunks_.size() < kJoined) return false;
  const Chunk& newest = chunks_.back();
  const int size_class = SizeClass(newest);
  size_t rows = 0;
  for (auto chunk = chunks_.end() - kJoined; chunk != chunks_.end(); ++chunk) {
    if (SizeClass(*chunk) > size_class || chunk->columns.size() != newest.columns.size()) return false;
    rows += chunk->rows;
  }
  return rows <= kLargeRows;
}

void ChunkPile::Add(Chunk chunk) {
  if (chunk.rows == 0) return;
  rows_ += chunk.rows;
  bytes_ += HeldBytes(chunk);
  chunks_.push_back(std::move(chunk));
  while (CanJoinLast()) {
    Chunk joined = JoinChunks(std::span(chunks_).last(kJoined));
    chunks_.resize(chunks_.size() - kJoined);
    chunks_.push_back(std::move(joined));
  }
}

Result<Chunk> ChunkPile::Load(SpillFile& file, size_t chunk) const {
  FLUX_TRY(const std::string_view bytes, file.Read(moved_[chunk]));
  return ReadChunk(bytes);
}

Status ChunkPile::MoveTo(SpillFile& file, std::string& buffer) {
  for (size_t from = 0, to = 0; from < chunks_.size(); from = to) {
    size_t rows = 0;
    do {
      rows += chunks_[to++].rows;
    } while (to < chunks_.size() && rows + chunks_[to].rows <= kLargeRows &&
             chunks_[to].columns.size() == chunks_[from].columns.size());
    buffer.clear();
    AppendChunk(to == from + 1 ? chunks_[from] : JoinChunks(std::span(chunks_).subspan(from, to - from)), buffer);
    FLUX_TRY(const SpilledBlock block, file.Append(buffer, rows));
    moved_.push_back(block);
  }
  chunks_ = {};
  return {};
}

}  // namespace flux::exec
