package org.lodestone.study.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.study.store.CaseStore;

class AccountsTest {

    private static final char[] RIGHT = "four words make one".toCharArray();
    private static final char[] WRONG = "four words make two".toCharArray();

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private CaseStore store;
    private Accounts accounts;

    @BeforeEach
    void open() {
        store = CaseStore.openOrCreate(folder.resolve("store"), "test");
        accounts = new Accounts(store, () -> now, 1000);
        accounts.addFirst("root", "A. Admin", RIGHT);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static void refused(String code, Executable act) {
        assertEquals(code, assertThrows(RefusedException.class, act).findings().getFirst().code());
    }

    @Test
    void aHashIsSaltedAndKnowsItsPassword() {
        PasswordHash hash = PasswordHash.of(RIGHT);

        assertTrue(PasswordHash.parse(hash.toString()).matches(RIGHT));
        assertFalse(hash.matches(WRONG));
        assertNotEquals(hash.hash(), PasswordHash.of(RIGHT).hash());
        assertEquals(210_000, hash.rounds());
    }

    /** An independent implementation's figure: Python 3.11, hashlib.pbkdf2_hmac('sha512', b'password', b'saltsaltsaltsalt', 1000). */
    @Test
    void aHashIsThatOfTheStandard() {
        String salt = HexFormat.of().formatHex("saltsaltsaltsalt".getBytes(StandardCharsets.US_ASCII));

        assertTrue(new PasswordHash(1000, salt, "ef5e6ba88af97573953e9061aaab2e825d37ef34f96d6253598999b4870af210678ac2a9c1f63b92892fc230eb347a87845e743dbecc0fa1ef909c220d0c38c3").matches("password".toCharArray()));
    }

    @Test
    void noPasswordIsInTheStore() throws IOException {
        store.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("four words"), file::toString);
            }
        }
        store = CaseStore.open(folder.resolve("store"), "test");
    }

    @Test
    void fiveWrongPasswordsLockAnAccountForAQuarterOfAnHour() {
        for (int i = 1; i < Accounts.ATTEMPTS; i++) {
            assertEquals("LS-ACCOUNT-004", accounts.signIn("root", WRONG).findings().getFirst().code());
        }
        Finding last = accounts.signIn("root", WRONG).findings().getFirst();
        assertEquals("LS-ACCOUNT-005", last.code());
        assertTrue(last.message().contains("15 min"), "the attempt that locks says so with the time: " + last.message());

        assertEquals("LS-ACCOUNT-005", accounts.signIn("root", RIGHT).findings().getFirst().code());
        now = now.plusSeconds(10 * 60);
        assertTrue(accounts.signIn("root", RIGHT).findings().getFirst().message().contains("5 min"), "and what is left of it");
        now = now.minusSeconds(10 * 60);
        assertTrue(accounts.find("root").orElseThrow().lockedUntil().isPresent());
        now = now.plus(Accounts.LOCK);
        assertTrue(accounts.signIn("root", RIGHT).isDone());
    }

    @Test
    void aLockOutlivesTheProgram() {
        for (int i = 0; i < Accounts.ATTEMPTS; i++) {
            accounts.signIn("root", WRONG);
        }
        store.close();
        store = CaseStore.open(folder.resolve("store"), "test");

        assertEquals("LS-ACCOUNT-005", new Accounts(store, () -> now, 1000).signIn("root", RIGHT).findings().getFirst().code());
    }

    @Test
    void anAdministratorUnlocks() {
        Session admin = accounts.signIn("root", RIGHT).orThrow();
        accounts.add(admin, "paul", "Dr Paul", Role.PHYSICIAN, RIGHT);
        for (int i = 0; i < Accounts.ATTEMPTS; i++) {
            accounts.signIn("paul", WRONG);
        }

        accounts.unlock(admin, "paul");

        assertTrue(accounts.signIn("paul", RIGHT).isDone());
    }

    @Test
    void aSessionEndsAfterAQuarterOfAnHourWithoutAnAct() {
        Session admin = accounts.signIn("root", RIGHT).orThrow();
        now = now.plusSeconds(14 * 60);
        admin.require(Role.ADMINISTRATOR);
        now = now.plusSeconds(14 * 60);
        admin.require(Role.ADMINISTRATOR);
        now = now.plus(Session.TIME_OUT);

        assertTrue(admin.isOver());
        refused("LS-ACCOUNT-006", () -> admin.require(Role.ADMINISTRATOR));
    }

    @Test
    void aSiteMayEndSessionsSoonerButNotLater() {
        Session soon = accounts.endingAfter(Duration.ofMinutes(5)).signIn("root", RIGHT).orThrow();
        Session usual = accounts.endingAfter(Duration.ofHours(8)).signIn("root", RIGHT).orThrow();
        now = now.plusSeconds(5 * 60);
        assertTrue(soon.isOver());
        assertFalse(usual.isOver());
        now = now.plusSeconds(10 * 60);
        assertTrue(usual.isOver());
    }

    @Test
    void everyAttemptAndChangeIsInTheAuditTrail() {
        accounts.signIn("root", WRONG);
        accounts.signIn("root", RIGHT);

        assertEquals(3, store.audit().entries("root").size());
    }

    @Test
    void onlyAnAdministratorKeepsAccountsAndNamesAreNeverUsedAgain() {
        Session admin = accounts.signIn("root", RIGHT).orThrow();
        accounts.add(admin, "olga", "Olga", Role.OPERATOR, RIGHT);
        Session olga = accounts.signIn("olga", RIGHT).orThrow();

        refused("LS-ACCOUNT-007", () -> accounts.add(olga, "eve", "Eve", Role.PHYSICIAN, RIGHT));
        refused("LS-ACCOUNT-001", () -> accounts.addFirst("eve", "Eve", RIGHT));
        refused("LS-ACCOUNT-002", () -> accounts.add(admin, "olga", "Another", Role.OPERATOR, RIGHT));
        refused("LS-ACCOUNT-003", () -> accounts.add(admin, "eve", "Eve", Role.OPERATOR, "short".toCharArray()));
        accounts.setEnabled(admin, "olga", false);
        assertEquals("LS-ACCOUNT-004", accounts.signIn("olga", RIGHT).findings().getFirst().code());
    }
}
