#pragma once

// The texts of one column of group keys, for the batches of a scan one after another.

#include <memory>
#include <vector>

#include "runtime/base/hash_table.h"
#include "runtime/column/column.h"
#include "runtime/store/series_index.h"

namespace flux::store {

// Makes columns of texts, which share a dictionary as long as few different ones come: readers need not look at them
// again.
class KeyTexts {
 public:
  // The texts with these numbers, of which there is at least one.
  ColumnRef MakeColumn(const TextPool& texts, const std::vector<TextId>& ids);

 private:
  ColumnRef MakeShared(const TextPool& texts, const std::vector<TextId>& ids);

  // Of the shared dictionary: its entries, and where each text is; null when there were too many.
  std::shared_ptr<const StringBuffer> entries_ = std::make_shared<const StringBuffer>();
  HashMap<TextId, uint32_t> codes_;
};

}  // namespace flux::store
