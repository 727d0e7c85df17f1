import { LogOut } from "lucide-react";
import { signOutClass } from "@/components/frame/person-menu";
import { Button } from "@/components/ui/button";

type SignOutFormProps = {
  action: () => Promise<void>;
  /** Inside the person's menu, or with the name under a card. */
  inMenu?: boolean;
  name?: string;
};

/** Ends this session, its row as well as its cookie. */
export function SignOutForm({ action, inMenu = false, name }: SignOutFormProps) {
  if (inMenu) {
    return (
      <form action={action}>
        <button type="submit" className={signOutClass}>
          <LogOut size={16} aria-hidden="true" />
          Đăng xuất
        </button>
      </form>
    );
  }
  return (
    <form action={action} className="flex flex-wrap items-center justify-between gap-2 text-hint text-muted">
      <span>Đang đăng nhập: {name}</span>
      <Button type="submit" variant="quiet" size="small">
        Đăng xuất
      </Button>
    </form>
  );
}
