import java.io.File;
import java.io.InputStream;
import java.util.Properties;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Asks veraPDF about PDFs: flavours, such as 4,ua2, then files. Says every failure, exits 1 on any. */
public class Validate {
    public static void main(String[] args) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        System.out.println("veraPDF " + version());
        boolean valid = true;
        for (int file = 1; file < args.length; file++) {
            for (String flavour : args[0].split(",")) {
                valid &= isValid(new File(args[file]), PDFAFlavour.byFlavourId(flavour));
            }
        }
        System.exit(valid ? 0 : 1);
    }

    private static boolean isValid(File file, PDFAFlavour flavour) throws Exception {
        var foundry = Foundries.defaultInstance();
        try (var parser = foundry.createParser(file, flavour);
                var validator = foundry.createValidator(flavour, false)) {
            var result = validator.validate(parser);
            boolean valid = result.isCompliant();
            System.out.println((valid ? "valid " : "INVALID ") + flavour.getId() + ": " + file.getName());
            var failures = new TreeMap<String, String>();
            for (var one : result.getTestAssertions()) {
                if (one.getStatus() == TestAssertion.Status.FAILED) {
                    failures.putIfAbsent(one.getRuleId().getClause() + ": " + one.getMessage(),
                            one.getLocation().getContext());
                }
            }
            failures.forEach((what, where) -> System.out.println("  " + what + "\n    at " + where));
            return valid;
        }
    }

    private static String version() throws Exception {
        String path = "META-INF/maven/org.verapdf/core/pom.properties";
        try (InputStream in = Validate.class.getClassLoader().getResourceAsStream(path)) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        }
    }
}
