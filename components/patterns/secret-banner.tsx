/** Stands on every page where something is entered. The sentence is given; it does not change. */
export function SecretBanner() {
  return (
    <p
      data-screen-only=""
      className="rounded-card border border-amber-line bg-amber-tint px-3.5 py-1.5 text-hint text-amber"
    >
      Không soạn thảo, lưu giữ, trao đổi bí mật nhà nước trên hệ thống này.
    </p>
  );
}
