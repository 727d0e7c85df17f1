import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";

/** Asks for the code of a certificate; a plain form, so that it works everywhere. */
export function VerifyForm({ code }: { code: string }) {
  return (
    <Card title="Kiểm tra giấy công nhận">
      <form action="/verify" className="grid gap-3">
        <label htmlFor="code" className="font-medium">
          Mã in bên cạnh ô vuông trên giấy
        </label>
        <input
          id="code"
          name="code"
          defaultValue={code}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={60}
          className="tap w-full rounded-control border border-line-strong bg-card px-3 py-2"
        />
        <div>
          <Button type="submit" variant="primary">
            Kiểm tra
          </Button>
        </div>
      </form>
    </Card>
  );
}
