/** What invented reports say. Each text is short, as officers write them into a form. */

export const goodPractice = [
  "Giao mỗi chi hội phụ trách một tiết mục, người dân đến đông từ sớm và ở lại hết phần hội.",
  "Lồng ghép làm định danh điện tử mức 2 ngay tại nhà văn hóa, bà con khỏi đi lại hai lần.",
  "Mời người có uy tín kể chuyện hòa giải ở thôn thay cho đọc tham luận.",
  "Phát thanh nội dung Ngày hội trên loa truyền thanh ba buổi trước ngày tổ chức.",
  "Chiếu phim ngắn về phương thức lừa đảo qua mạng do Đoàn thanh niên tự quay.",
  "Tổ chức buổi tối để công nhân và người đi làm xa tham dự được.",
  "Vận động hộ kinh doanh tặng quà, không thu tiền của người dân.",
  "Tổ tự quản trực luân phiên giữ xe, trật tự suốt buổi, không để mất tài sản.",
  "Biểu dương trước dân ba gương tự phòng, tự quản; hai hộ xin đăng ký lắp camera ngay tại chỗ.",
  "Thi kéo co, bóng chuyền giữa các tổ liên gia, thu hút nhiều thanh niên.",
  "Diễn tập xử lý cháy nhỏ tại hộ gia đình ngay sau phần lễ, người dân tự tay dùng bình chữa cháy.",
  "Ký giao ước theo từng tổ liên gia nên nội dung sát việc thật của khu dân cư.",
  "Thăm và tặng quà gia đình chính sách từ hôm trước để phần lễ gọn trong 60 phút.",
  "Phối hợp Mặt trận lấy ý kiến nhân dân về lực lượng Công an xã ngay trong Ngày hội.",
  "Dùng nhóm Zalo của thôn để báo giờ và nhận góp ý, số người dự tăng so với năm trước.",
  "Mời già làng, chức sắc cùng chủ trì phần thảo luận, nội dung dễ nghe, dễ nhớ.",
] as const;

export const shortcomings = [
  "Trời mưa to nên phần hội rút ngắn, một số môn thể thao không tổ chức được.",
  "Thanh niên đi làm xa nhiều, người dự chủ yếu là người lớn tuổi.",
  "Phần diễn văn còn dài, nội dung chưa sát tình hình của khu dân cư.",
  "Kinh phí hạn hẹp, chủ yếu dựa vào xã hội hóa.",
  "Hội trường chật, nhiều người phải đứng ngoài.",
  "Loa đài không bảo đảm, phía sau không nghe rõ.",
  "Việc đăng ký mô hình mới còn hình thức, chưa có người theo dõi.",
  "Chưa mời được doanh nghiệp trên địa bàn cùng tham gia.",
  "Tuyên truyền trước Ngày hội mới dừng ở loa truyền thanh.",
  "Lịch trùng với ngày mùa nên đến muộn so với kế hoạch.",
  "Một số cơ quan đóng trên địa bàn chỉ cử một người dự.",
  "Số liệu quà tặng của các đoàn đến sau chưa tổng hợp kịp trong ngày.",
  "Việc biểu dương điển hình chưa có tiêu chí rõ ràng.",
  "Chưa có tài liệu bằng tiếng dân tộc cho bà con ở xa trung tâm.",
] as const;

export const proposals = [
  "Đề nghị cấp trên gửi hướng dẫn sớm hơn một tháng.",
  "Đề nghị hỗ trợ kinh phí cho các khu dân cư đặc biệt khó khăn.",
  "Đề nghị cung cấp tài liệu tuyên truyền mẫu về lừa đảo trên không gian mạng.",
  "Đề nghị cho phép tổ chức theo cụm ở nơi ít dân.",
  "Đề nghị có mức chi thống nhất cho Ngày hội cấp xã.",
  "Đề nghị tăng số kỷ niệm chương cho người có uy tín.",
  "Đề nghị tập huấn nghiệp vụ vận động quần chúng cho tổ bảo vệ an ninh, trật tự.",
  "Đề nghị trang bị loa kéo cho các nhà văn hóa.",
  "Đề nghị quay phóng sự về các mô hình tự quản hiệu quả.",
  "Đề nghị thống nhất mẫu biểu giữa Công an và Mặt trận.",
] as const;

export const models = [
  "Camera an ninh",
  "Tiếng kẻng an ninh",
  "Tổ tự quản về ANTT",
  "Dòng họ tự quản về ANTT",
  "Khu dân cư không tội phạm, không ma túy",
  "Tổ liên gia an toàn phòng cháy, chữa cháy",
  "Ánh sáng an ninh",
  "Cổng trường an toàn giao thông",
  "Zalo kết nối bình yên",
  "Xứ đạo bình yên",
  "Bến thuyền tự quản",
  "Tổ xe ôm tự quản",
  "Nhà trọ an toàn về ANTT",
  "Thắp sáng đường quê",
  "Phụ nữ không để người thân vi phạm pháp luật",
  "Điểm chữa cháy công cộng",
] as const;

export const parties = [
  "Các khu dân cư với UBND xã",
  "Các tổ liên gia với Ban công tác Mặt trận",
  "Mặt trận Tổ quốc, các đoàn thể với Công an xã",
  "Các trường học với Công an xã",
  "Hộ gia đình với tổ bảo vệ an ninh, trật tự",
  "Doanh nghiệp trên địa bàn với UBND xã",
  "Các chi hội với Ban công tác Mặt trận",
] as const;

export const returnNotes = [
  "Lượt người tham gia chênh lớn so với các điểm cùng loại, đề nghị kiểm tra lại và ghi rõ cách đếm.",
  "Chưa ghi người nhận quà; tổng giá trị quà bình quân mỗi suất cao bất thường.",
  "Bậc đại biểu cao nhất không khớp với danh sách đại biểu. Đề nghị sửa một trong hai.",
  "Thiếu phần tồn tại, hạn chế. Đề nghị bổ sung ngắn gọn.",
  "Khen thưởng ghi nhầm thẩm quyền: giấy khen của UBND xã đang để ở Giám đốc Công an tỉnh.",
  "Ngày tổ chức ghi sau ngày gửi kết quả. Đề nghị đối chiếu lại kế hoạch.",
  "Số giao ước và các bên ký chưa rõ, đề nghị tách theo từng nhóm.",
  "Số đại biểu lớn hơn số ghế của hội trường, đề nghị kiểm tra.",
] as const;

export const correctionNote =
  "Mùa mở lại để đính chính (mẫu): số suất quà không khớp với báo cáo giấy đã lưu, đề nghị đối chiếu và gửi lại.";

export const postponedReasons = [
  "Mưa lũ, nhà văn hóa ngập; chờ lịch mới.",
  "Trùng lịch tiếp xúc cử tri, lùi sang tuần sau.",
  "Địa phương tập trung khắc phục thiên tai.",
  "Dời ngày theo lịch của đại biểu cấp trên.",
] as const;

export const cancelledReasons = [
  "Ghép với điểm liên khu dân cư bên cạnh.",
  "Bão đổ bộ, không bảo đảm an toàn cho người dự.",
  "Nhà văn hóa đang sửa chữa, chuyển dân về dự tại điểm cấp xã.",
  "Địa bàn đang có dịch bệnh, dừng tập trung đông người.",
] as const;
