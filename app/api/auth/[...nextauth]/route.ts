import NextAuth from "next-auth";
import { authOptions } from "@/lib/identity/auth-options";

type Context = { params: Promise<{ nextauth: string[] }> };

// The options are made per request: a build has no settings to read.
async function handler(request: Request, context: Context): Promise<Response> {
  return NextAuth(authOptions())(request, context);
}

export { handler as GET, handler as POST };
