#include "runtime/store/chunk.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <optional>

#include "runtime/base/check.h"
#include "runtime/store/codec_kernels.h"
#include "runtime/store/int_packing.h"
#include "runtime/store/string_codec.h"
#include "runtime/store/word_codec.h"

namespace flux::store {

namespace {

constexpr uint8_t kVersion = 1;
enum TimeForm : uint8_t { kRegular, kIrregular };

// Irregular times still have a common unit, such as a millisecond, which is divided out.
void EncodeTimes(std::string& out, std::span<const int64_t> times) {
  if (const int64_t step = RegularStep(times); step != 0) {
    PutByte(out, kRegular);
    PutWord(out, static_cast<uint64_t>(times[0]));
    PutWord(out, static_cast<uint64_t>(step));
    return;
  }
  const uint64_t start = static_cast<uint64_t>(times[0]);
  uint64_t unit = 0;
  for (const int64_t time : times) {
    unit = std::gcd(unit, static_cast<uint64_t>(time) - start);
    if (unit == 1) break;
  }
  std::vector<uint64_t> units;
  units.reserve(times.size());
  for (const int64_t time : times) units.push_back((static_cast<uint64_t>(time) - start) / unit);
  PutByte(out, kIrregular);
  PutWord(out, start);
  PutWord(out, unit);
  PackInts(out, units);
}

// Times that are not decoded yet: the first one and the step, or the unit of what follows.
struct TimeHead {
  TimeForm form;
  uint64_t start, unit;
};

std::optional<TimeHead> ReadTimeHead(ByteReader& in) {
  const uint8_t form = in.Byte();
  const uint64_t start = in.Word(), unit = in.Word();
  if (!in.is_good() || form > kIrregular) return std::nullopt;
  return TimeHead{static_cast<TimeForm>(form), start, unit};
}

bool UnpackTimes(ByteReader& in, const TimeHead& head, size_t rows, int64_t* times) {
  if (head.form == kRegular) {
    for (size_t i = 0; i < rows; ++i) times[i] = static_cast<int64_t>(head.start + i * head.unit);
    return true;
  }
  const auto to_times = [&](uint64_t* units, size_t block) {
    FastestKernels().scale(units, block, head.start, head.unit);
  };
  return UnpackInts(in, PackedSpan(rows), reinterpret_cast<uint64_t*>(times), to_times);
}

ColumnRef DecodeTimes(ByteReader& in, size_t rows) {
  const std::optional<TimeHead> head = ReadTimeHead(in);
  if (!head) return nullptr;
  if (head->form == kRegular) {
    return Column::Sequence(ColumnType::kTime, static_cast<int64_t>(head->start), static_cast<int64_t>(head->unit),
                            rows);
  }
  std::vector<int64_t> times(rows);
  return UnpackTimes(in, *head, rows, times.data()) ? Column::FlatTime(std::move(times)) : nullptr;
}

ColumnRef DecodeFloats(ByteReader& in, uint8_t form, PackedSpan span) {
  std::vector<double> values(span.size());
  if (!UnpackWords(in, form, ColumnType::kFloat, span, reinterpret_cast<uint64_t*>(values.data()))) return nullptr;
  return Column::FlatFloat(std::move(values));
}

ColumnRef DecodeBools(ByteReader& in, uint8_t form, PackedSpan span) {
  std::vector<uint8_t> values(span.size());
  if (form == kConstant) {
    std::fill(values.begin(), values.end(), static_cast<uint8_t>(in.Word() & 1));
  } else if (form == kBits) {
    const std::string_view bytes = in.Bytes((span.all + 7) / 8);
    if (!in.is_good()) return nullptr;
    for (size_t i = span.from; i < span.to; ++i)
      values[i - span.from] = static_cast<uint8_t>(bytes[i / 8]) >> (i % 8) & 1;
  } else {
    return nullptr;
  }
  return in.is_good() ? Column::FlatBool(std::move(values)) : nullptr;
}

// Of strings, all are read, whatever the span.
ColumnRef DecodeValues(ByteReader& in, ColumnType type, PackedSpan span) {
  const uint8_t form = in.Byte();
  switch (type) {
    case ColumnType::kBool:
      return DecodeBools(in, form, span);
    case ColumnType::kFloat:
      return DecodeFloats(in, form, span);
    case ColumnType::kInt:
    case ColumnType::kTime: {
      std::vector<int64_t> values(span.size());
      if (!UnpackWords(in, form, type, span, reinterpret_cast<uint64_t*>(values.data()))) return nullptr;
      return Column::FlatInt(std::move(values));
    }
    case ColumnType::kUint: {
      std::vector<uint64_t> values(span.size());
      return UnpackWords(in, form, type, span, values.data()) ? Column::FlatUint(std::move(values)) : nullptr;
    }
    case ColumnType::kString:
      return form == kStrings ? UnpackStrings(in, span.all) : nullptr;
  }
  return nullptr;
}

template <typename T>
void MeasureAs(std::span<const uint64_t> bits, ChunkInfo& info) {
  T low{}, high{};
  for (size_t i = 0; i < bits.size(); ++i) {
    const T value = std::bit_cast<T>(bits[i]);
    if (value != value) {
      info.has_nan = true;
      continue;
    }
    if (!info.has_min_max || value < low) {
      low = value;
      info.min_row = static_cast<uint16_t>(i);
    }
    if (!info.has_min_max || value > high) {
      high = value;
      info.max_row = static_cast<uint16_t>(i);
    }
    info.has_min_max = true;
  }
  info.min = std::bit_cast<uint64_t>(low);
  info.max = std::bit_cast<uint64_t>(high);
  info.first = bits.front();
  info.last = bits.back();
}

void AddUp(std::span<const uint64_t> bits, ChunkInfo& info) {
  info.has_sum = true;
  info.sum = std::accumulate(bits.begin(), bits.end(), uint64_t{0});
}

void Measure(const ColumnRows& rows, size_t from, size_t to, ChunkInfo& info) {
  info.min_time = rows.times[from];
  info.max_time = rows.times[to - 1];
  info.rows = static_cast<uint16_t>(to - from);
  const std::span<const uint64_t> bits(rows.bits.data() + from, to - from);
  if (rows.type == ColumnType::kInt || rows.type == ColumnType::kUint) AddUp(bits, info);
  info.has_places = rows.type != ColumnType::kString && RegularStep({rows.times.data() + from, to - from}) != 0;
  switch (rows.type) {
    case ColumnType::kFloat:
      return MeasureAs<double>(bits, info);
    case ColumnType::kInt:
    case ColumnType::kTime:
      return MeasureAs<int64_t>(bits, info);
    case ColumnType::kUint:
    case ColumnType::kBool:
      return MeasureAs<uint64_t>(bits, info);
    case ColumnType::kString:
      return;
  }
}

}  // namespace

int64_t ChunkInfo::RegularTime(uint16_t row) const {
  const uint64_t from = static_cast<uint64_t>(min_time);
  const uint64_t step = rows > 1 ? (static_cast<uint64_t>(max_time) - from) / (rows - 1) : 0;
  return static_cast<int64_t>(from + row * step);
}

std::string EncodeChunkInfo(const ChunkInfo& info) {
  std::string out;
  PutByte(out, kVersion);
  PutByte(out, static_cast<uint8_t>(info.has_min_max | info.has_nan << 1 | info.has_sum << 2 | info.has_places << 3));
  for (const uint64_t word : {static_cast<uint64_t>(info.min_time), static_cast<uint64_t>(info.max_time), info.min,
                              info.max, info.first, info.last}) {
    PutWord(out, word);
  }
  PutVarint(out, info.rows);
  PutVarint(out, info.bytes);
  // Last, where programs that do not know of sums and places look at nothing.
  if (info.has_sum) PutWord(out, info.sum);
  if (info.has_places) {
    PutVarint(out, info.min_row);
    PutVarint(out, info.max_row);
  }
  return out;
}

bool DecodeChunkInfo(std::string_view bytes, ChunkInfo& info) {
  ByteReader in(bytes);
  if (in.Byte() != kVersion) return false;
  const uint8_t flags = in.Byte();
  info.has_min_max = flags & 1;
  info.has_nan = flags & 2;
  info.has_sum = flags & 4;
  info.has_places = flags & 8;
  info.min_time = static_cast<int64_t>(in.Word());
  info.max_time = static_cast<int64_t>(in.Word());
  for (uint64_t* word : {&info.min, &info.max, &info.first, &info.last}) *word = in.Word();
  const uint64_t rows = in.Varint();
  info.rows = static_cast<uint16_t>(rows);
  info.bytes = static_cast<uint32_t>(in.Varint());
  if (info.has_sum) info.sum = in.Word();
  if (info.has_places) {
    info.min_row = static_cast<uint16_t>(in.Varint());
    info.max_row = static_cast<uint16_t>(in.Varint());
    if (std::max(info.min_row, info.max_row) >= info.rows) return false;
  }
  return in.is_good() && rows > 0 && rows <= kChunkRows && info.min_time <= info.max_time;
}

std::string EncodeChunk(const ColumnRows& rows, size_t from, size_t to, ChunkInfo& info) {
  FLUX_CHECK(rows.is_sorted && from < to && to - from <= kChunkRows);
  info = ChunkInfo();
  Measure(rows, from, to, info);
  std::string times, out;
  EncodeTimes(times, {rows.times.data() + from, to - from});
  PutByte(out, kVersion);
  PutByte(out, static_cast<uint8_t>(rows.type));
  PutText(out, times);
  if (rows.type == ColumnType::kString) {
    std::vector<std::string_view> strings;
    strings.reserve(to - from);
    for (size_t i = from; i < to; ++i) strings.push_back(rows.StringAt(i));
    PutByte(out, kStrings);
    PackStrings(out, strings);
  } else {
    PackWords(out, rows.type, {rows.bits.data() + from, to - from});
  }
  out.append(kPackingPad, '\0');
  info.bytes = static_cast<uint32_t>(out.size());
  return out;
}

namespace {

std::unexpected<Error> DamagedChunk() {
  return Fail(ErrorCode::kDataLoss, "a chunk of the data directory is damaged; restore the directory from a backup");
}

// The first row of ascending `times` at or after `time`.
size_t LowerBound(const Column& times, int64_t time) {
  size_t low = 0, high = times.length();
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (times.IntAt(middle) < time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

// The two halves of a chunk.
struct Halves {
  ByteReader times, values;
};

std::optional<Halves> SplitChunk(std::string_view bytes, ColumnType type) {
  if (bytes.size() < kPackingPad) return std::nullopt;
  bytes.remove_suffix(kPackingPad);
  ByteReader in(bytes);
  if (in.Byte() != kVersion || in.Byte() != static_cast<uint8_t>(type)) return std::nullopt;
  const ByteReader times(in.Text());
  if (!in.is_good()) return std::nullopt;
  return Halves{times, in};
}

}  // namespace

Result<DecodedChunk> DecodeChunk(std::string_view bytes, ColumnType type, size_t rows, ChunkParts parts) {
  std::optional<Halves> in = SplitChunk(bytes, type);
  if (!in) return DamagedChunk();
  DecodedChunk out;
  if (parts.times && (out.times = DecodeTimes(in->times, rows)) == nullptr) return DamagedChunk();
  if (parts.values && (out.values = DecodeValues(in->values, type, PackedSpan(rows))) == nullptr) return DamagedChunk();
  return out;
}

Result<PartRows> DecodeRows(std::string_view bytes, ColumnType type, size_t rows, bool wants_values,
                            plan::TimeRange range) {
  std::optional<Halves> in = SplitChunk(bytes, type);
  if (!in) return DamagedChunk();
  const ColumnRef times = DecodeTimes(in->times, rows);
  if (times == nullptr) return DamagedChunk();
  const size_t from = LowerBound(*times, range.start.ns);
  const size_t to = std::max(from, LowerBound(*times, range.stop.ns));
  const PackedSpan span = type == ColumnType::kString ? PackedSpan(rows) : PackedSpan(rows, from, to);
  PartRows out{times->Slice(span.from, span.size()), nullptr, from - span.from, to - span.from};
  if (wants_values && (out.values = DecodeValues(in->values, type, span)) == nullptr) return DamagedChunk();
  return out;
}

Status DecodeNumbers(std::string_view bytes, ColumnType type, size_t rows, int64_t* times, uint64_t* values) {
  std::optional<Halves> in = SplitChunk(bytes, type);
  if (!in) return DamagedChunk();
  if (times != nullptr) {
    const std::optional<TimeHead> head = ReadTimeHead(in->times);
    if (!head || !UnpackTimes(in->times, *head, rows, times)) return DamagedChunk();
  }
  if (values == nullptr) return {};
  const uint8_t form = in->values.Byte();
  return UnpackWords(in->values, form, type, PackedSpan(rows), values) ? Status() : DamagedChunk();
}

}  // namespace flux::store
