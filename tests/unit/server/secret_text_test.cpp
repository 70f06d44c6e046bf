#include "tools/server/secret_text.h"

#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "tests/support/temp_directory.h"
#include "tools/server/id.h"

namespace flux::server {
namespace {

BOOST_AUTO_TEST_CASE(TokensAreNeverTheSame) {
  const std::string token = MakeToken();
  BOOST_CHECK_GE(token.size(), 80);
  BOOST_CHECK(token != MakeToken());
  BOOST_CHECK_EQUAL(HashToken("T"), HashToken("T"));
  BOOST_CHECK(HashToken("T") != HashToken("U"));
  BOOST_CHECK(HashToken(token).find(token) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(PasswordsAreSalted) {
  const std::string hash = HashPassword("secret");
  BOOST_CHECK(hash != HashPassword("secret"));
  BOOST_CHECK(IsPassword("secret", hash));
  BOOST_CHECK(!IsPassword("Secret", hash));
  BOOST_CHECK(!IsPassword("secret", ""));
  BOOST_CHECK(!IsPassword("", hash));
}

BOOST_AUTO_TEST_CASE(SecretsAreBoundToKeyAndName) {
  const testing::TempDirectory folder;
  const std::string file = folder.path + "/key";
  const auto cipher = TextCipher::FromKeyFile(file);
  BOOST_REQUIRE(cipher);
  struct stat status{};
  BOOST_REQUIRE(stat(file.c_str(), &status) == 0);
  BOOST_CHECK_EQUAL(status.st_mode & 0777, 0600);
  const std::string encrypted = cipher->Encrypt("hidden", "name");
  BOOST_CHECK(encrypted != cipher->Encrypt("hidden", "name"));
  BOOST_CHECK_EQUAL(*TextCipher::FromKeyFile(file)->Decrypt(encrypted, "name"), "hidden");
  BOOST_CHECK(!cipher->Decrypt(encrypted, "other"));
  BOOST_CHECK(!TextCipher::FromKeyFile(folder.path + "/key2")->Decrypt(encrypted, "name"));
  for (size_t i = 0; i < encrypted.size(); i += 7) {
    std::string changed = encrypted;
    changed[i] = changed[i] == 'a' ? 'b' : 'a';
    BOOST_CHECK(!cipher->Decrypt(changed, "name"));
  }
  BOOST_CHECK(!cipher->Decrypt("", "name"));
  std::ofstream(folder.path + "/broken") << "no key";
  BOOST_CHECK_EQUAL(TextCipher::FromKeyFile(folder.path + "/broken").error().message,
                    "`" + folder.path + "/broken` does not hold a key: 64 hexadecimal digits");
}

BOOST_AUTO_TEST_CASE(IdsAreSixteenDigits) {
  BOOST_CHECK_EQUAL(ParseId("00000000000000ff")->value, 255);
  BOOST_CHECK_EQUAL(ParseId("zz").error().message, "id must have a length of 16 bytes");
  BOOST_CHECK_EQUAL(ParseId("000000000000000g").error().message, "invalid ID");
  BOOST_CHECK_EQUAL(ParseId("0000000000000000").error().message, "invalid ID");
  const Id made = MakeId();
  BOOST_CHECK(made.is_set());
  BOOST_CHECK(ParseId(made.Text()) == made);
}

}  // namespace
}  // namespace flux::server
