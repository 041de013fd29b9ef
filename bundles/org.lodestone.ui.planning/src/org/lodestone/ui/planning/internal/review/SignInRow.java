package org.lodestone.ui.planning.internal.review;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.lodestone.ui.ToolButtons;
import org.lodestone.ui.planning.internal.Messages;

/** Who has signed in, with the fields and buttons to do so; in the line, not in a dialogue. */
final class SignInRow {

    private final Composite row;
    private final Label who;
    private final Text account;
    private final Text password;
    private final Button in;
    private final Button out;
    private Optional<String> shown = Optional.empty();

    /**
     * @param signIn gets name and password, which it wipes
     * @param signOut asked to end the session
     */
    SignInRow(Composite parent, BiConsumer<String, char[]> signIn, Runnable signOut) {
        row = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(5).applyTo(row);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        who = new Label(row, SWT.NONE);
        who.setData("org.lodestone.control", "signed-in");
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(who);
        account = field(SWT.BORDER, "account", Messages.account);
        password = field(SWT.BORDER | SWT.PASSWORD, "password", Messages.password);
        in = button("sign-in", Messages.signIn);
        out = button("sign-out", Messages.signOut);
        Runnable enter = () -> {
            char[] secret = password.getTextChars();
            password.setText("");
            signIn.accept(account.getText().strip(), secret);
        };
        in.addListener(SWT.Selection, e -> enter.run());
        password.addListener(SWT.DefaultSelection, e -> enter.run());
        out.addListener(SWT.Selection, e -> signOut.run());
        show(Optional.empty(), Messages.nobodySignedIn);
    }

    private Text field(int style, String name, String words) {
        Text field = new Text(row, style);
        field.setData("org.lodestone.control", name);
        field.setMessage(words);
        GridDataFactory.fillDefaults().hint(110, SWT.DEFAULT).applyTo(field);
        return field;
    }

    private Button button(String name, String words) {
        Button button = ToolButtons.made(new Button(row, SWT.PUSH));
        button.setData("org.lodestone.control", name);
        button.setText(words);
        GridDataFactory.fillDefaults().applyTo(button);
        return button;
    }

    /** Shows who has signed in. When that changes the fields are empty: neither name nor password of one person is left for the next. */
    void show(Optional<String> person, String nobody) {
        if (!person.equals(shown)) {
            shown = person;
            account.setText("");
            password.setText("");
        }
        who.setText(person.orElse(nobody));
        shown(account, person.isEmpty());
        shown(password, person.isEmpty());
        shown(in, person.isEmpty());
        shown(out, person.isPresent());
        row.requestLayout();
    }

    private static void shown(org.eclipse.swt.widgets.Control control, boolean now) {
        control.setVisible(now);
        GridDataFactory.createFrom((org.eclipse.swt.layout.GridData) control.getLayoutData()).exclude(!now).applyTo(control);
    }
}
