#include "runtime/exec/loaded_chunks.h"

namespace flux::exec {

Result<std::shared_ptr<const Chunk>> LoadedChunks::Find(const ChunkPile& pile, size_t chunk) {
  // Owned by the pile.
  if (pile.IsInMemory(chunk)) return std::shared_ptr<const Chunk>(std::shared_ptr<void>(), &pile.InMemory(chunk));
  const Place place(&pile, chunk);
  if (const auto known = by_place_.find(place); known != by_place_.end()) {
    entries_.splice(entries_.begin(), entries_, known->second);
    return entries_.front().chunk;
  }
  FLUX_TRY(Chunk loaded, pile.Load(*file_, chunk));
  const size_t bytes = HeldBytes(loaded);
  bytes_ += bytes;
  entries_.push_front({place, std::make_shared<const Chunk>(std::move(loaded)), bytes});
  by_place_.emplace(place, entries_.begin());
  while (bytes_ > kMostBytes && entries_.size() > 1) {
    bytes_ -= entries_.back().bytes;
    by_place_.erase(entries_.back().place);
    entries_.pop_back();
  }
  return entries_.front().chunk;
}

}  // namespace flux::exec
