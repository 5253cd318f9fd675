/** Where the page begins. */
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/parts.css";
import "./styles/evidence.css";
import "./styles/pictures.css";
import "./styles/views.css";
import { createRoot } from "react-dom/client";
import { Page } from "./page.js";
import { adoptPictureStyle } from "./pictures/drawn.js";

adoptPictureStyle();

const place = document.getElementById("page");
if (place) createRoot(place).render(<Page />);
