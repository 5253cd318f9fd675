/** Marks of a cell that may hold more than one thing. A cell of objects or media with none of them stands for itself. */
export const LIST_MARKS = ["[", "(", "{", ",", ";", "|", '"', "'"] as const;
