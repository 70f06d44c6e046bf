#pragma once

// The columns of a bucket in use: their fresh points, chunks and holes.

#include <array>
#include <memory>
#include <vector>

#include "runtime/store/chunk_list.h"
#include "runtime/store/column_rows.h"
#include "runtime/store/holes.h"

namespace flux::store {

struct StoredColumn {
  // Points that are in the log but not in chunks yet; null when there are none. Whoever reads them without the bucket's
  // `mutex` needs a reference of their own: readers put sorted ones in the place of those that are not, and writers
  // larger ones where there is no room. What is there stays where it is until then.
  std::shared_ptr<ColumnRows> fresh;
  ChunkList chunks;
  bool has_chunks = false;  // whether `chunks` was read
  HolesRef holes;           // what of the chunks was deleted
};

// Columns by number. Those that nobody asked for take no memory: of a million, a query may want one.
class StoredColumns {
 public:
  size_t size() const { return size_; }
  void resize(size_t size) {
    if (pages_.size() * kPage < size) pages_.resize((size + kPage - 1) / kPage);
    size_ = size;
  }
  StoredColumn& operator[](ColumnId column) {
    std::unique_ptr<Page>& page = pages_[column / kPage];
    if (page == nullptr) page = std::make_unique<Page>();
    return (*page)[column % kPage];
  }
  const StoredColumn& operator[](ColumnId column) const {
    static const StoredColumn kNone;
    const std::unique_ptr<Page>& page = pages_[column / kPage];
    return page != nullptr ? (*page)[column % kPage] : kNone;
  }

 private:
  static constexpr size_t kPage = 128;
  using Page = std::array<StoredColumn, kPage>;
  std::vector<std::unique_ptr<Page>> pages_;
  size_t size_ = 0;
};

}  // namespace flux::store
