#include "runtime/store/key_texts.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace flux::store {

namespace {

// Readers may do something for each entry, so of more than these every batch has its own.
constexpr size_t kMostShared = 4096;

void AddEntry(std::string_view text, StringBuffer& entries) {
  if (entries.offsets.empty()) entries.offsets.push_back(0);
  CheckTextBytes(uint64_t{entries.bytes.size()} + text.size());
  entries.bytes.append(text);
  entries.offsets.push_back(static_cast<uint32_t>(entries.bytes.size()));
}

}  // namespace

ColumnRef KeyTexts::MakeColumn(const TextPool& texts, const std::vector<TextId>& ids) {
  if (std::ranges::all_of(ids, [&](TextId id) { return id == ids[0]; })) {
    return Column::Constant(ColumnType::kString, texts.ValueAt(ids[0]), ids.size());
  }
  if (entries_ != nullptr) return MakeShared(texts, ids);
  auto entries = std::make_shared<StringBuffer>();
  std::vector<uint32_t> codes(ids.size());
  // Texts of which each is in one series alone were numbered when the series came.
  if (std::ranges::adjacent_find(ids, std::ranges::greater_equal()) == ids.end()) {
    std::iota(codes.begin(), codes.end(), 0);
    for (const TextId id : ids) AddEntry(texts.At(id), *entries);
  } else {
    HashMap<TextId, uint32_t> code_of;
    for (size_t i = 0; i < ids.size(); ++i) {
      const auto [known, is_new] = code_of.emplace(ids[i], static_cast<uint32_t>(code_of.size()));
      if (is_new) AddEntry(texts.At(ids[i]), *entries);
      codes[i] = known->second;
    }
  }
  return Column::Dictionary(std::move(codes), std::move(entries));
}

ColumnRef KeyTexts::MakeShared(const TextPool& texts, const std::vector<TextId>& ids) {
  const size_t known_before = codes_.size();
  std::vector<uint32_t> codes(ids.size());
  std::vector<TextId> added;
  for (size_t i = 0; i < ids.size(); ++i) {
    const auto [known, is_new] = codes_.emplace(ids[i], static_cast<uint32_t>(codes_.size()));
    if (is_new) added.push_back(ids[i]);
    codes[i] = known->second;
  }
  if (codes_.size() > kMostShared) {
    entries_ = nullptr;
    codes_ = {};
    return MakeColumn(texts, ids);
  }
  if (codes_.size() > known_before) {
    auto entries = std::make_shared<StringBuffer>(*entries_);
    for (const TextId id : added) AddEntry(texts.At(id), *entries);
    entries_ = std::move(entries);
  }
  return Column::Dictionary(std::move(codes), entries_);
}

}  // namespace flux::store
