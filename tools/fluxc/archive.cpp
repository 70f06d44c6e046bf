#include "tools/fluxc/archive.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "fmt/format.h"
#include "tools/engine/source_text.h"
#include "tools/fluxc/inflate.h"
#include "tools/fluxc/interrupt.h"

namespace flux::cli {

namespace {

using IsWanted = std::function<bool(std::string_view)>;
using Members = std::vector<ArchiveMember>;

// Of a whole archive when it is decompressed.
constexpr size_t kMaxArchiveBytes = size_t{1} << 30;
// Of the path of a file.
constexpr size_t kMaxNameBytes = 4096;

std::unexpected<Error> Damaged(std::string_view what) {
  return flux::Fail(ErrorCode::kInvalid, fmt::format("the archive is damaged: {}", what));
}

// Neither the bytes nor the name say what else it may be.
std::unexpected<Error> NotAnArchive() {
  return flux::Fail(
      ErrorCode::kInvalid,
      "this is not an archive that can be read: those of tar, alone or compressed with gzip, and of zip are");
}

Status CheckSize(std::string_view name, uint64_t size) {
  if (size > kMaxInputBytes) return std::unexpected(InputTooLarge(name));
  return {};
}

// The text of a field that ends at its first zero byte.
std::string_view FieldText(std::string_view field) { return field.substr(0, field.find('\0')); }

// Blocks of 512 bytes: a header, then what it heads, padded.
class TarReader {
 public:
  TarReader(std::string_view bytes, const IsWanted& is_wanted) : rest_(bytes), is_wanted_(is_wanted) {}

  Result<Members> Read() {
    if (!IsArchive()) return NotAnArchive();
    // Two blocks of zeros end an archive; many programs are content when the bytes end.
    while (rest_.size() >= kBlock && rest_[0] != '\0') FLUX_TRY_STATUS(ReadEntry());
    return std::move(members_);
  }

 private:
  static constexpr size_t kBlock = 512;

  // An archive without files is nothing but zeros.
  bool IsArchive() const {
    const std::string_view first = rest_.substr(0, kBlock);
    return first.size() == kBlock && (IsChecked(first) || rest_.find_first_not_of('\0') == rest_.npos);
  }

  Status ReadEntry() {
    const std::string_view header = rest_.substr(0, kBlock);
    rest_.remove_prefix(kBlock);
    const std::optional<uint64_t> size = Octal(header.substr(124, 12));
    if (!size || !IsChecked(header)) return Damaged("a header of tar does not fit its check sum");
    if (*size > rest_.size()) return Damaged("it ends inside a file");
    const std::string_view data = rest_.substr(0, *size);
    rest_.remove_prefix(std::min<size_t>(rest_.size(), (*size + kBlock - 1) / kBlock * kBlock));
    const char kind = header[156];
    if (kind == 'L') {
      long_name_ = FieldText(data);
    } else if (kind == 'x') {
      if (std::optional<std::string> path = PaxPath(data)) long_name_ = *std::move(path);
    } else {
      const std::string name = long_name_.empty() ? Name(header) : std::exchange(long_name_, {});
      long_name_.clear();
      const bool is_file = kind == '0' || kind == '\0';
      if (!is_file || !is_wanted_(name)) return {};
      FLUX_TRY_STATUS(CheckSize(name, *size));
      members_.push_back({name, std::string(data)});
    }
    return {};
  }

  static std::optional<uint64_t> Octal(std::string_view field) {
    while (!field.empty() && field[0] == ' ') field.remove_prefix(1);
    field = field.substr(0, field.find_first_of(std::string_view("\0 ", 2)));
    uint64_t value = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value, 8);
    if (error != std::errc() || end != field.data() + field.size()) return std::nullopt;
    return value;
  }

  // The sum of all bytes, those of the sum itself counted as blanks.
  static bool IsChecked(std::string_view header) {
    uint64_t sum = 0;
    for (size_t i = 0; i < header.size(); ++i) {
      const bool is_sum = i >= 148 && i < 156;
      sum += is_sum ? ' ' : static_cast<unsigned char>(header[i]);
    }
    return Octal(header.substr(148, 8)) == sum;
  }

  static std::string Name(std::string_view header) {
    const std::string name(FieldText(header.substr(0, 100)));
    const std::string_view folder = FieldText(header.substr(345, 155));
    const bool has_folder = header.substr(257, 5) == "ustar" && !folder.empty();
    return has_folder ? std::string(folder) + "/" + name : name;
  }

  // Of records `25 path=folder/file\n`, where the number counts the bytes of the record.
  static std::optional<std::string> PaxPath(std::string_view records) {
    std::optional<std::string> path;
    while (!records.empty()) {
      size_t length = 0;
      const auto [end, error] = std::from_chars(records.data(), records.data() + records.size(), length);
      const size_t digits = static_cast<size_t>(end - records.data());
      if (error != std::errc() || length > records.size() || length < digits + 2) return path;
      const std::string_view record = records.substr(digits + 1, length - digits - 2);
      if (record.starts_with("path=")) path = record.substr(5);
      records.remove_prefix(length);
    }
    return path;
  }

  std::string_view rest_;
  const IsWanted& is_wanted_;
  Members members_;
  std::string long_name_;  // of the next entry
};

// Files one after the other, and a directory of them at the end, which is what counts.
class ZipReader {
 public:
  ZipReader(std::string_view bytes, const IsWanted& is_wanted) : bytes_(bytes), is_wanted_(is_wanted) {}

  Result<Members> Read() {
    constexpr size_t kEndSize = 22, kMaxComment = 65535;
    if (bytes_.size() < kEndSize) return Damaged("it has no directory");
    const size_t last = bytes_.size() - kEndSize;
    size_t end = bytes_.rfind("PK\5\6", last);
    if (end == bytes_.npos || last - end > kMaxComment) return Damaged("it has no directory");
    size_t at = Number(end + 16, 4);
    for (uint64_t left = Number(end + 10, 2); left > 0; --left) {
      if (at > bytes_.size() || bytes_.size() - at < kEntrySize || bytes_.substr(at, 4) != "PK\1\2") {
        return Damaged("its directory is cut off");
      }
      FLUX_TRY_STATUS(CountEntry(at));
      at += kEntrySize + Number(at + 28, 2) + Number(at + 30, 2) + Number(at + 32, 2);
    }
    for (const size_t entry : wanted_) FLUX_TRY_STATUS(ReadEntry(entry));
    return std::move(members_);
  }

 private:
  static constexpr size_t kEntrySize = 46, kHeadSize = 30;
  enum Method : uint8_t { kStored = 0, kDeflated = 8 };

  // Little-endian; the bytes must be there.
  uint64_t Number(size_t at, size_t size) const {
    uint64_t value = 0;
    for (size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes_[at + i]);
    return value;
  }

  std::string_view NameOf(size_t entry) const { return bytes_.substr(entry + kEntrySize, Number(entry + 28, 2)); }

  // Several entries may be of the same bytes, so that little would be unpacked to very much.
  Status CountEntry(size_t entry) {
    const std::string_view name = NameOf(entry);
    if (name.size() > kMaxNameBytes) return Damaged(fmt::format("the path of a file has {} bytes", name.size()));
    if (name.ends_with('/') || !is_wanted_(name)) return {};
    FLUX_TRY_STATUS(CheckSize(name, Number(entry + 24, 4)));
    wanted_.push_back(entry);
    wanted_bytes_ += Number(entry + 24, 4);
    if (wanted_bytes_ <= kMaxArchiveBytes) return {};
    return flux::Fail(
        ErrorCode::kInvalid,
        fmt::format("its files have more than {} MiB, so it is not an archive of scripts", kMaxArchiveBytes >> 20));
  }

  Status ReadEntry(size_t entry) {
    const std::string name(NameOf(entry));
    const uint64_t method = Number(entry + 10, 2), size = Number(entry + 24, 4);
    const bool is_encrypted = (Number(entry + 8, 2) & 1) != 0;
    if (is_encrypted || (method != kStored && method != kDeflated)) {
      return flux::Fail(ErrorCode::kInvalid,
                        fmt::format("`{}` is encrypted or packed by a method other than deflate", name));
    }
    FLUX_TRY(const std::string_view packed, Packed(entry));
    std::string text;
    if (method == kDeflated) {
      Result<std::string> inflated = Inflate(packed, DeflateForm::kBare, size);
      if (!inflated) return std::unexpected(std::move(inflated.error()).WithContext(name));
      text = *std::move(inflated);
    } else if (packed.size() == size) {
      text = packed;
    }
    const uLong sum = crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size()));
    if (text.size() != size || sum != Number(entry + 16, 4)) {
      return Damaged(fmt::format("`{}` does not fit its check sum", name));
    }
    members_.push_back({name, std::move(text)});
    return {};
  }

  Result<std::string_view> Packed(size_t entry) const {
    const uint64_t head = Number(entry + 42, 4), size = Number(entry + 20, 4);
    if (head + kHeadSize > bytes_.size() || bytes_.substr(head, 4) != "PK\3\4") return Damaged("a file is missing");
    const uint64_t begin = head + kHeadSize + Number(head + 26, 2) + Number(head + 28, 2);
    if (begin + size > bytes_.size()) return Damaged("it ends inside a file");
    return bytes_.substr(begin, size);
  }

  std::string_view bytes_;
  const IsWanted& is_wanted_;
  std::vector<size_t> wanted_;  // where the entries of the directory begin
  uint64_t wanted_bytes_ = 0;   // of the files when they are unpacked
  Members members_;
};

Result<Members> Unpack(std::string bytes, const IsWanted& is_wanted) {
  // What it is does not depend on its name: browsers unpack `.tar.gz` and leave the name.
  if (bytes.starts_with("PK")) return ZipReader(bytes, is_wanted).Read();
  if (bytes.starts_with("\x1f\x8b")) {
    FLUX_TRY(bytes, Inflate(bytes, DeflateForm::kGzip, kMaxArchiveBytes));
  }
  return TarReader(bytes, is_wanted).Read();
}

}  // namespace

bool IsArchive(std::string_view name) {
  constexpr std::array<std::string_view, 4> kEndings = {".tar", ".tar.gz", ".tgz", ".zip"};
  return std::ranges::any_of(kEndings, [&](std::string_view ending) { return name.ends_with(ending); });
}

Result<Members> ReadArchive(const std::string& path, const IsWanted& is_wanted) {
  FLUX_TRY(std::string bytes, ReadData(path, Interrupt()));
  Result<Members> members = Unpack(std::move(bytes), is_wanted);
  if (!members) return std::unexpected(std::move(members.error()).WithContext(path));
  return members;
}

}  // namespace flux::cli
