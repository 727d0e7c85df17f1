/** Passwords of ten characters and more that are tried first, here and elsewhere; compared in lower case, without marks. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `1234567890 0123456789 0987654321 9876543210 1234567891 12345678910 123456789a a123456789 1q2w3e4r5t 1qaz2wsx3edc
  qwertyuiop qwerty12345 qwerty123456 asdfghjkl1 asdfghjkl123 zxcvbnm123 1234qwerasdf q1w2e3r4t5 abc1234567 abcd123456
  abcde12345 abcdef1234 abcdefghij password12 password123 password1234 password@123 passw0rd123 p@ssword123 p@ssw0rd123
  administrator admin12345 admin123456 administrator1 adminadmin admin@12345 welcome123 welcome1234 iloveyou123
  iloveyou12 sunshine123 football123 letmein1234 trustno1trustno1 changeme123 changeme1234 computer123 internet123
  matkhau123 matkhau1234 matkhau12345 matkhau@123 matkhau123456 matkhaumoi matkhaumoi1 matkhaumoi123 khongcomatkhau
  khongbiet123 anhyeuem123 anhyeuem12 emyeuanh123 yeuanhnhieu yeuemnhieu anhnhoem123 toiyeuvietnam vietnam123
  vietnam1234 vietnam12345 vietnam@123 vietnam1945 vietnam1975 vietnam2024 vietnam2025 vietnam2026 hanoi12345
  hanoi123456 saigon12345 congan1234 congan12345 congan123456 congan@123 congan2024 congan2025 congan2026
  conganxa123 conganxa1234 congantinh congantinh1 congantinh123 conganhuyen conganvietnam congannhandan
  congannhandan1 boconganvn bocongan123 bocongan2025 bocongan2026 baoveanninh anninhtoquoc antq123456 toandanbaove
  ngayhoi1908 ngayhoi2024 ngayhoi2025 ngayhoi2026 ngayhoi19082005 19082005ab 19081945ab 19/08/2005 19/08/1945
  v05bocongan hanhphuc123 giadinh123 thanhcong123 hochiminh123 hochiminh1 chutichhcm chungtoi123 mothaibabon
  motdoanhanhphuc nguyenvana nguyenvana1 nguyenvana123 0912345678 0901234567 0123456788 1111122222 1122334455
  1212121212 123123123123 112233445566 123321123321 1357924680 2468013579 147258369a 1472583690 741852963a
  a1b2c3d4e5 aa12345678 qwe123!@#$ !@#$%^&*() 1q2w3e4r5t6y 12345qwert qwert12345 zaq12wsxcde3 zaq1zaq1zaq1`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
