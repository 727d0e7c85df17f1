/** The look of a line inside a menu, for links and buttons alike. */
export const menuItemClass =
  "flex min-h-9 w-full items-center gap-2.5 rounded-control px-2.5 py-1.5 text-left font-medium hover:bg-paper tap";
