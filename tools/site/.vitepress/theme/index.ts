/** The theme as it comes, without its fonts: a reader's own are good, and two hundred kilobytes fewer. */
import DefaultTheme from "vitepress/theme-without-fonts";
import "./style.css";

export default DefaultTheme;
