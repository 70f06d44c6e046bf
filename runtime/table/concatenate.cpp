#include "runtime/table/concatenate.h"

#include <bit>

#include "absl/strings/string_view.h"
#include "runtime/base/hash_table.h"
#include "runtime/column/bitmap.h"
#include "runtime/column/builder.h"

namespace flux {
namespace {

using Parts = std::vector<const Column*>;

bool AllEncoded(const Parts& parts, Encoding encoding) {
  for (const Column* part : parts) {
    if (part->encoding() != encoding) return false;
  }
  return true;
}

// Zeros of both signs and different NaNs compare equal, but are not the same value.
bool IsSameValue(const Value& a, const Value& b) {
  if (CompareScalars(a, b) != 0) return false;
  const bool is_float = !a.is_null() && a.kind() == ValueKind::kFloat;
  return !is_float || std::bit_cast<uint64_t>(a.AsFloat()) == std::bit_cast<uint64_t>(b.AsFloat());
}

ColumnRef JoinConstants(const Parts& parts, size_t rows) {
  if (!AllEncoded(parts, Encoding::kConstant)) return nullptr;
  for (const Column* part : parts) {
    if (!IsSameValue(part->ConstantValue(), parts[0]->ConstantValue())) return nullptr;
  }
  return Column::Constant(parts[0]->type(), parts[0]->ConstantValue(), rows);
}

ColumnRef JoinSequences(const Parts& parts, size_t rows) {
  if (!AllEncoded(parts, Encoding::kSequence)) return nullptr;
  const int64_t start = parts[0]->sequence_start(), step = parts[0]->sequence_step();
  size_t at = 0;
  for (const Column* part : parts) {
    if (part->sequence_step() != step || part->sequence_start() != start + static_cast<int64_t>(at) * step)
      return nullptr;
    at += part->length();
  }
  return Column::Sequence(parts[0]->type(), start, step, rows);
}

// So many entries of dictionaries do no harm.
constexpr size_t kFewEntries = 256;

// Joins constant and dictionary string columns into one dictionary.
class DictionaryJoiner {
 public:
  explicit DictionaryJoiner(size_t rows) : validity_(std::make_shared<std::vector<uint64_t>>(BitmapWords(rows))) {
    codes_.reserve(rows);
    entries_.offsets.push_back(0);
  }

  void Add(const Column& part) {
    if (part.encoding() == Encoding::kConstant) {
      AddConstant(part);
      return;
    }
    if (part.dictionary().get() != last_dictionary_) Translate(part.dictionary());
    const auto codes = part.Codes();
    for (size_t i = 0; i < codes.size(); ++i) AddCode(part.IsNull(i) ? kNull : translation_[codes[i]]);
  }

  size_t entries() const { return known_.size(); }

  ColumnRef Finish() {
    return Column::Dictionary(std::move(codes_), std::make_shared<const StringBuffer>(std::move(entries_)), validity_);
  }

 private:
  static constexpr uint32_t kNull = UINT32_MAX;
  struct EntryHash {
    using is_transparent = void;
    const StringBuffer* entries;
    size_t operator()(std::string_view text) const { return absl::HashOf(absl::string_view(text.data(), text.size())); }
    size_t operator()(uint32_t code) const { return (*this)(entries->At(code)); }
  };
  struct EntryEqual {
    using is_transparent = void;
    const StringBuffer* entries;
    bool operator()(uint32_t a, uint32_t b) const { return a == b; }
    bool operator()(uint32_t code, std::string_view text) const { return entries->At(code) == text; }
  };

  uint32_t Intern(std::string_view text) {
    if (const auto known = known_.find(text); known != known_.end()) return *known;
    const auto code = static_cast<uint32_t>(known_.size());
    CheckTextBytes(uint64_t{entries_.bytes.size()} + text.size());
    entries_.bytes.append(text);
    entries_.offsets.push_back(static_cast<uint32_t>(entries_.bytes.size()));
    known_.insert(code);
    return code;
  }

  void Translate(const std::shared_ptr<const StringBuffer>& dictionary) {
    last_dictionary_ = dictionary.get();
    translation_.clear();
    for (size_t i = 0; i + 1 < dictionary->offsets.size(); ++i) translation_.push_back(Intern(dictionary->At(i)));
  }

  void AddConstant(const Column& part) {
    const Value& value = part.ConstantValue();
    const uint32_t code = value.is_null() ? kNull : Intern(value.AsString());
    for (size_t i = 0; i < part.length(); ++i) AddCode(code);
  }

  void AddCode(uint32_t code) {
    if (code != kNull) SetBit(validity_->data(), codes_.size());
    codes_.push_back(code == kNull ? 0 : code);
  }

  std::vector<uint32_t> codes_;
  StringBuffer entries_;
  std::shared_ptr<std::vector<uint64_t>> validity_;
  HashSet<uint32_t, EntryHash, EntryEqual> known_{0, EntryHash{&entries_}, EntryEqual{&entries_}};
  const StringBuffer* last_dictionary_ = nullptr;
  std::vector<uint32_t> translation_;
};

// Nothing where a dictionary would save nothing: its entries take more than the texts of the rows.
ColumnRef JoinDictionaries(const Parts& parts, size_t rows) {
  size_t entries = 0;
  const StringBuffer* last = nullptr;
  for (const Column* part : parts) {
    const bool is_coded = part->encoding() == Encoding::kConstant || part->encoding() == Encoding::kDictionary;
    if (part->type() != ColumnType::kString || !is_coded) return nullptr;
    if (part->encoding() != Encoding::kDictionary || part->dictionary().get() == last) continue;
    last = part->dictionary().get();
    entries += last->offsets.size();
  }
  const size_t most_entries = rows / 2 + kFewEntries;
  if (entries > most_entries) return nullptr;
  DictionaryJoiner joiner(rows);
  for (const Column* part : parts) {
    joiner.Add(*part);
    if (joiner.entries() > most_entries) return nullptr;
  }
  return joiner.Finish();
}

ColumnRef JoinColumns(const Parts& parts, ColumnType type, size_t rows) {
  if (ColumnRef joined = JoinConstants(parts, rows)) return joined;
  if (ColumnRef joined = JoinSequences(parts, rows)) return joined;
  if (ColumnRef joined = JoinDictionaries(parts, rows)) return joined;
  ColumnBuilder builder(type);
  builder.Reserve(rows);
  for (const Column* part : parts) builder.AppendRows(*part, 0, part->length());
  return builder.Finish();
}

}  // namespace

Chunk JoinChunks(std::span<const Chunk> chunks) {
  Chunk out;
  for (const Chunk& chunk : chunks) out.rows += chunk.rows;
  out.columns.reserve(chunks[0].columns.size());
  for (size_t i = 0; i < chunks[0].columns.size(); ++i) {
    Parts parts;
    for (const Chunk& chunk : chunks) parts.push_back(chunk.columns[i].get());
    out.columns.push_back(JoinColumns(parts, parts[0]->type(), out.rows));
  }
  return out;
}

Chunk Concatenate(const Schema& schema, std::span<const Chunk> chunks) {
  Chunk out;
  for (const Chunk& chunk : chunks) out.rows += chunk.rows;
  if (chunks.size() == 1) return chunks[0];
  out.columns.reserve(schema.size());
  for (size_t i = 0; i < schema.size(); ++i) {
    Parts parts;
    for (const Chunk& chunk : chunks) {
      if (chunk.rows != 0) parts.push_back(chunk.columns[i].get());
    }
    const ColumnType type = schema[i].type;
    out.columns.push_back(parts.empty() ? ColumnBuilder(type).Finish() : JoinColumns(parts, type, out.rows));
  }
  return out;
}

}  // namespace flux
