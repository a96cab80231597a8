/** Loads the declarations of the bundled Chinese face; the files themselves come only for the characters a machine lacks. */
import '@fontsource-variable/noto-sans-sc/index.css';
